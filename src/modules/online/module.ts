import { module } from '../../kernel/module/index.ts'
import { courseProcedure } from './course/procedure.ts'
import { onlineFigures } from './figures.ts'
import { courseFinding } from './finding.ts'
import { ONLINE_PERMISSIONS } from './permissions.ts'
import { platformReviewProcedure } from './platform/review/procedure.ts'
import { selectionProcedure } from './platform/selection.ts'
import { onlineKind } from './standard.ts'
import { assignCourse } from './verbs/assign-course.ts'
import {
  addLesson,
  draftCourse,
  listCourseDrafts,
  readCourseDraft,
  takeOutLesson,
} from './verbs/edit-course.ts'
import { answerQuiz, myLearning } from './verbs/my-learning.ts'
import { openUnit, readOpening } from './verbs/open-unit.ts'
import { applyForPlatform, exitPlatform, reviewPlatform } from './verbs/platform/apply.ts'
import { assignPlatformCourse } from './verbs/platform/assign.ts'
import { registerPlatformKey, withdrawPlatformKey } from './verbs/platform/keys.ts'
import { joinAsTrainee, leaveAsTrainee, myPlatforms } from './verbs/platform/learn.ts'
import { listPlatforms, myPlatform, readPlatform } from './verbs/platform/read.ts'
import { listCourses, readCourse, readLesson, readVideo } from './verbs/read-courses.ts'
import { openWatching, tellBeat } from './verbs/watch.ts'

/** Online learning: courses of the city, and how its hours are counted (线上学习). */
export const online = module({
  name: 'online',
  title: '线上学习',
  permissions: ONLINE_PERMISSIONS,
  kinds: [onlineKind],
  verbs: [
    listCourses,
    readCourse,
    readLesson,
    readVideo,
    openWatching,
    tellBeat,
    answerQuiz,
    openUnit,
    readOpening,
    myLearning,
    draftCourse,
    listCourseDrafts,
    readCourseDraft,
    addLesson,
    takeOutLesson,
    assignCourse,
    assignPlatformCourse,
    listPlatforms,
    myPlatforms,
    myPlatform,
    readPlatform,
    applyForPlatform,
    reviewPlatform,
    exitPlatform,
    registerPlatformKey,
    withdrawPlatformKey,
    joinAsTrainee,
    leaveAsTrainee,
  ],
  procedures: [courseProcedure, selectionProcedure, platformReviewProcedure],
  figures: onlineFigures,
  finds: [courseFinding],
  works: {
    'online.take-records': '收下课件报送的学习记录',
    'online.receive-batch': '收下平台报送的播放记录',
    'online.refuse-batch': '退回平台报送的播放记录',
  },
  portal: async () => (await import('./portal/index.ts')).onlinePortal,
  workbench: () => import('./workbench/index.ts'),
})
