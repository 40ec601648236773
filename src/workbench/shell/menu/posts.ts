import type { Me, Post } from '../me.ts'

/** The posts that one could take instead of the one that one acts in. */
export const otherPosts = (me: Me): Post[] => me.posts.filter((post) => !isTaken(me, post))

const isTaken = (me: Me, post: Post): boolean =>
  me.kind !== 'citizen' &&
  post.organisation === me.organisation &&
  String(post.districts) === String(me.districts) &&
  rolesOf(post) === rolesOf(me)

const rolesOf = ({ roles }: Pick<Post, 'roles'>): string =>
  roles
    .map(({ title }) => title)
    .sort()
    .join()

/** A post as its holder knows it: “区经办人（受理）· 120116”. */
export function postLabel({ roles, districts, title }: Post): string {
  const place = title ?? (districts === 'all' ? '全市' : districts.join('、'))
  const names = roles.map((role) => role.title).join('、')
  return place ? `${names} · ${place}` : names
}
