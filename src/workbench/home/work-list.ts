/** Everything that waits for whoever is signed in, as GET /work/todo answers. */
export interface WorkList {
  items: WorkItem[]
  total: number
  beyond: boolean
  next: string | null
  previous: string | null
  kinds: WorkKind[]
}

export interface WorkItem {
  key: string
  kindTitle: string
  title: string
  detail: string
  why: string
  due: string | null
  workingDaysLeft: number | null
  to: string
}

/** How much waits of one kind, and how urgent it is. */
export interface WorkKind {
  name: string
  title: string
  place: string | null
  total: number
  beyond: boolean
  overdue: number
  today: number
  week: number
  first: number | null
}
