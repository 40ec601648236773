import { practise } from './machine/practice.tsx'
import { start } from './machine/start.tsx'
import { rehearse } from './machine/trial/rehearse.tsx'
import { tryOut } from './machine/trial/trial.tsx'

const room = document.getElementById('exam-room')
if (room) void start(room)
const trial = document.getElementById('exam-trial')
if (trial?.dataset.session) tryOut(trial, trial.dataset.session)
const rehearsal = document.getElementById('exam-rehearsal')
if (rehearsal) void rehearse(rehearsal)
const practice = document.getElementById('exam-practice')
if (practice) void practise(practice, document.getElementById('begin-practice'))
