export { broken, type Check, minutesSince, note, type Remark, warning } from './check.ts'
export { type Dataset, type Extract, type Field, latest } from './dataset.ts'
export { type Finding, FOUND, FOUND_OF_PERSON, type Found } from './finding.ts'
export { type Module, module, type Publishing } from './module.ts'
