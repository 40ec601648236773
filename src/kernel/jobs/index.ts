export { type JobHandler, type JobSender, type Jobs, openJobs } from './jobs.ts'
