import { CaseList } from './case-list.tsx'

/** The todo list as a screen. */
const TodoList = () => <CaseList box="todo" />

export default TodoList
