import { readFileSync } from 'node:fs'
import { pack } from '../../../kernel/office/index.ts'
import { addLesson, draftCourse } from '../../../modules/online/index.ts'
import { SUBMITTED, type Taken, takeThrough } from '../setting/taken.ts'
import type { Walk } from '../story/road.ts'

const PUBLISHED: Taken[] = [...SUBMITTED, { login: 'shifuhe', step: 'publish' }]

/** How far a course has come, by the steps that it took. */
const COURSES: readonly { title: string; summary: string; steps: readonly Taken[] }[] = [
  {
    title: '演示：焊接作业前的检查',
    summary: '演示内容：动火以前要看的五件事，一分半钟看完，附一次测验。',
    steps: PUBLISHED,
  },
  {
    title: '演示：已经过时的一门课',
    summary: '演示内容：下架以后不能再学，已经计的学时不变。',
    steps: [...PUBLISHED, { login: 'shifuhe', step: 'withdraw', reason: 'outdated' }],
  },
  { title: '演示：等待审核的一门课', summary: '演示内容：编好以后由另一个人审核发布。', steps: SUBMITTED },
  { title: '演示：正在编写的一门课', summary: '演示内容：还没有送审，公众看不到。', steps: [] },
  {
    title: '演示：作废的一门课',
    summary: '演示内容：和已有的一门课重复，作废。',
    steps: [{ login: 'shiju', step: 'drop', reason: 'repeated' }],
  },
]

/** Leaves courses at every stage, the published one with a video, a text and a quiz. */
export async function onlineDesk(walk: Walk): Promise<void> {
  const content = readFileSync(new URL('./lesson.webm', import.meta.url))
  for (const { title, summary, steps } of COURSES) {
    const { number } = await walk.does({ login: 'shiju' }, draftCourse, {
      title,
      summary,
      source: '演示·市人社局',
    })
    const add = (lesson: { kind: 'video' | 'document' | 'quiz' | 'package'; title: string; body?: string }) =>
      walk.does({ login: 'shiju' }, addLesson, {
        number,
        ...lesson,
        ...(lesson.kind === 'video' ? { file: { name: 'lesson.webm', content } } : {}),
        ...(lesson.kind === 'package' ? { file: { name: 'course.zip', content: scormPackage() } } : {}),
      })
    await add({ kind: 'video', title: '五项检查' })
    if (steps === PUBLISHED) {
      await add({
        kind: 'document',
        title: '检查单',
        body: '演示：一、面罩、手套、护脚穿戴齐全。\n\n演示：二、接地、电缆、气瓶完好。\n\n演示：三、十米内没有易燃物。',
      })
      await add({ kind: 'package', title: '互动练习：着火了怎么办' })
      await add({
        kind: 'quiz',
        title: '小测验',
        body: '动火点多少米以内要清除易燃物？\n- 三米\n* 十米\n\n进入有限空间以前先做什么？\n* 检测和通风\n- 打开照明\n- 通知班长',
      })
    }
    await takeThrough(walk, number, steps)
  }
}

/** A small package of SCORM 1.2, as a tool would export it. */
const scormPackage = (): Uint8Array =>
  new Uint8Array(
    pack(
      new Map(
        Object.entries({
          'imsmanifest.xml': MANIFEST,
          'index.html': readFileSync(new URL('./practice.html', import.meta.url), 'utf8'),
        }).map(([name, text]) => [name, Buffer.from(text)]),
      ),
    ),
  )

const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="haihe-demo" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>演示：着火了怎么办</title>
    <item identifier="i" identifierref="r"><title>演示：先做哪一步</title></item></organization></organizations>
  <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/></resource></resources>
</manifest>`
