import { expect, test } from 'vitest'
import type { Me, Post } from '../me.ts'
import { otherPosts, postLabel } from './posts.ts'

const clerk = { role: 'district-clerk', title: '区经办人（受理）' }
const here: Post = { key: 'district:120116', roles: [clerk], districts: ['120116'], organisation: null }
const there: Post = { key: 'district:120101', roles: [clerk], districts: ['120101'], organisation: null }
const me: Me = {
  kind: 'official',
  label: '刘敏',
  roles: [clerk],
  may: [],
  districts: ['120116'],
  organisation: null,
  posts: [here, there],
}

test('正在用的岗位不再给出', () => {
  expect(otherPosts(me)).toEqual([there])
})

test('不代表任何单位的群众看到所有岗位', () => {
  expect(otherPosts({ ...me, kind: 'citizen', roles: [], districts: [] })).toEqual([here, there])
})

test('岗位用职务和地方称呼', () => {
  expect(postLabel(here)).toBe('区经办人（受理） · 120116')
  expect(postLabel({ ...here, title: '滨海新区' })).toBe('区经办人（受理） · 滨海新区')
  expect(postLabel({ ...here, districts: 'all' })).toBe('区经办人（受理） · 全市')
})
