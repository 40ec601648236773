import { start } from './machine/start.tsx'
import { tryOut } from './machine/trial.tsx'

const room = document.getElementById('exam-room')
if (room) void start(room)
const trial = document.getElementById('exam-trial')
if (trial?.dataset.session) tryOut(trial, trial.dataset.session)
