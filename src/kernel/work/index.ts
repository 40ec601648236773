export {
  countTodo,
  kindsFor,
  NO_DAY,
  type TodoColumns,
  type TodoCount,
  type TodoKind,
  type TodoLine,
  todoPage,
} from './todo.ts'
export { workVerbs } from './verbs.ts'
