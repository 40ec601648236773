export { addLesson, draftCourse } from './verbs/edit-course.ts'
export { listCourses, readCourse } from './verbs/read-courses.ts'
export { openWatching, tellBeat } from './verbs/watch.ts'
