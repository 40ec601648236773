/** Where the offline verifier finds what it keeps. */
export const ENDED_PATH = '/credentials/ended'
export const WORKER_PATH = '/verify/offline-worker.js'
