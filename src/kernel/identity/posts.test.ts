import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HeldGrant, postsOf, takenPost } from './posts.ts'
import type { Role } from './roles.ts'

const held = (role: Role, district: string | null = null, organisation: string | null = null): HeldGrant => ({
  role,
  district,
  organisation,
})

test('在一个区受理、在另一个区决定的人，在哪个区都只有那个区的岗位', () => {
  const posts = postsOf([held('district-clerk', '120116'), held('district-reviewer', '120101')])
  expect(posts).toEqual([
    { key: 'district:120101', roles: ['district-reviewer'], districts: ['120101'], organisation: null },
    { key: 'district:120116', roles: ['district-clerk'], districts: ['120116'], organisation: null },
  ])
})

test('同一岗位管两个区，一次就能办两个区的事', () => {
  const [first] = postsOf([held('district-clerk', '120116'), held('district-clerk', '120101')])
  expect(first?.districts).toEqual(['120101', '120116'])
})

test('全市岗位不因另有一个区的岗位而扩大那个区的岗位', () => {
  const posts = postsOf([held('municipal-officer'), held('district-clerk', '120116')])
  expect(posts.find((post) => post.key === 'city')).toMatchObject({
    roles: ['municipal-officer'],
    districts: 'all',
  })
  expect(posts.find((post) => post.key === 'district:120116')).toMatchObject({
    roles: ['district-clerk', 'municipal-officer'],
    districts: ['120116'],
  })
})

test('市民默认办自己的事，被单位授权后要自己选择才代表单位', () => {
  const posts = postsOf([held('provider-agent', null, 'org-1')])
  expect(takenPost(posts, { post: null, kind: 'citizen' })).toBeNull()
  expect(takenPost(posts, { post: 'organisation:org-1', kind: 'citizen' })?.organisation).toBe('org-1')
  expect(takenPost(posts, { post: null, kind: 'organisation' })?.organisation).toBe('org-1')
})

test('授权收回后，原来所选的岗位不再有', () => {
  expect(takenPost(postsOf([]), { post: 'district:120116', kind: 'official' })).toBeNull()
})

const grants = fc.array(
  fc.oneof(
    fc.record({
      role: fc.constantFrom<Role>('district-clerk', 'district-reviewer', 'finance-officer', 'leader'),
      district: fc.constantFrom(null, '120101', '120104', '120116'),
      organisation: fc.constant(null),
    }),
    fc.record({
      role: fc.constantFrom<Role>('provider-agent', 'marker'),
      district: fc.constant(null),
      organisation: fc.constantFrom('org-1', 'org-2'),
    }),
  ),
  { maxLength: 8 },
)

test('任何授权组合下，岗位里的每个“角色×区”都真的授过', () => {
  fc.assert(
    fc.property(grants, (given) => {
      const has = (role: Role, district: string | null) =>
        given.some(
          (one) =>
            one.role === role && !one.organisation && (one.district === null || one.district === district),
        )
      for (const post of postsOf(given)) {
        if (post.organisation) {
          for (const role of post.roles) expect(given).toContainEqual(held(role, null, post.organisation))
        } else if (post.districts === 'all') {
          for (const role of post.roles) expect(given).toContainEqual(held(role))
        } else {
          for (const role of post.roles) for (const code of post.districts) expect(has(role, code)).toBe(true)
        }
      }
    }),
  )
})

test('任何授权都能通过某个岗位用到', () => {
  fc.assert(
    fc.property(grants, (given) => {
      const posts = postsOf(given)
      for (const one of given) {
        expect(
          posts.some(
            (post) =>
              post.roles.includes(one.role) &&
              post.organisation === one.organisation &&
              (one.organisation !== null || one.district === null
                ? one.organisation !== null || post.districts === 'all'
                : post.districts !== 'all' && post.districts.includes(one.district)),
          ),
        ).toBe(true)
      }
    }),
  )
})
