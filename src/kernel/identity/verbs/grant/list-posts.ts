import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { SCOPES } from '../../roles.ts'
import { DutyName, RoleName } from '../shapes.ts'

/** The posts of the city and what each may do (岗位权限表), for whoever gives them. */
export const listPosts = verb({
  name: 'grants.posts',
  title: '岗位权限表',
  http: 'GET /posts',
  who: may('grants.manage'),
  input: z.strictObject({}),
  output: z.object({
    posts: z.array(
      z.object({
        post: RoleName,
        title: z.string(),
        scope: z.enum(SCOPES),
        duty: DutyName,
        powers: z.array(z.string()),
      }),
    ),
  }),
  async run({ city }) {
    return {
      posts: Object.entries(city.roles).map(([post, { title, scope, duty, powers }]) => ({
        post,
        title,
        scope,
        duty,
        powers: [...powers],
      })),
    }
  },
})
