import { describe, expect, test } from 'vitest'
import { playedIn } from './played.ts'

const VIDEO = 'https://w3id.org/xapi/video/extensions'
const NOW = 1_000_000_000

const said = (segments: unknown, length?: number) => ({
  object: { id: 'https://learn.example.cn/1' },
  result: { extensions: { [`${VIDEO}/played-segments`]: segments } },
  context: { extensions: { [`${VIDEO}/length`]: length } },
})

describe('记录里写了播放过哪些片段（视频档案）', () => {
  test('片段和长度都写对的读得出来', () => {
    expect(playedIn(said('0[.]5.25[,]7[.]12', 100), NOW)).toEqual({
      at: NOW,
      length: 100_000,
      stretches: [
        { from: 0, to: 5250 },
        { from: 7000, to: 12_000 },
      ],
    })
  })
  test.each([
    ['没有片段', {}, 'no-segments'],
    ['片段写错', said('0-5', 100), 'bad-segments'],
    ['不是文字', said(5, 100), 'bad-segments'],
    ['没有长度', said('0[.]5'), 'no-length'],
    ['长度是零', said('0[.]5', 0), 'no-length'],
    ['不是活动', { ...said('0[.]5', 100), object: { objectType: 'Agent' } }, 'no-activity'],
  ])('%s的不计', (_title, statement, why) => {
    expect(playedIn({ object: { id: 'x:1' }, ...statement }, NOW)).toEqual({ why })
  })
})
