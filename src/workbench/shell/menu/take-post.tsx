import { useVerb } from '../../api/verb.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { Post } from '../me.ts'
import { postLabel } from './posts.ts'

/** Buttons to act in another post (切换岗位); everything on the screen then belongs to that post. */
export function TakePost({ posts, className }: { posts: readonly Post[]; className?: string }) {
  const take = useVerb<{ post: string }>('POST /identity/post')
  async function change(post: string) {
    if (await take.run({ post })) location.assign('/work/')
  }
  return (
    <>
      {posts.map((post) => (
        <li key={post.key}>
          <button
            type="button"
            className={className}
            disabled={take.busy}
            onClick={() => void change(post.key)}
          >
            切换到：{postLabel(post)}
          </button>
        </li>
      ))}
      {take.failure && (
        <li>
          <FailureNote failure={take.failure} />
        </li>
      )}
    </>
  )
}
