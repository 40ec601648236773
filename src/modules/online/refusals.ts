import { catalogue } from '../../kernel/verb/index.ts'

/** What online learning refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('online', {
  notBlended: [
    409,
    '这个班不是线上线下相结合',
    '报开班时授课方式要选“线上线下相结合”，补贴按 70% 计（R2.3）。',
  ],
  classBegun: [409, '这个班已经开课，不能再改网课'],
  noSuchClass: [404, '没有这个班次'],
  courseTooShort: [422, '网课的视频不够长'],
  onlyTheory: [422, '不能全部改成线上', '实操必须线下，至少留一天（R7.2）。'],
  noSuchCourse: [404, '没有这门网课', '可能地址写错了，请回列表找。'],
  noSuchDraft: [404, '没有这份网课稿件'],
  noSuchLesson: [404, '没有这个课件'],
  noSuchVideo: [404, '没有这个视频'],
  noSuchSession: [404, '没有这次播放', '请重新打开课件，从上次的地方接着看。'],
  courseWithdrawn: [409, '这门网课已经下架', '已经计的学时仍然有效，请改学别的课。'],
  notDrafted: [409, '送审以后不能改课件', '请让审核人退回，改好再送。'],
  noReason: [422, '请选下架的原因'],
  noVideo: [422, '课程里至少要有一段视频', '学时只按视频的播放计，请先添加视频课件。'],
  notAVideo: [422, '这不是能播放的视频', '请传 WebM 或 MP4 格式、写明长度的视频；改了扩展名的别的文件不收。'],
  fullCourse: [409, '一门课最多 60 个课件', '请分成两门课。'],
  lessonIncomplete: [422, '课件没有填完整'],
  verifyIdentityFirst: [403, '请先完成实名认证', '学时记在本人名下，实名以后才能计。'],
  answersDoNotFit: [422, '请把每一题都答完'],
})
