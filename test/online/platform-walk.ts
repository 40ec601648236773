import { randomUUID } from 'node:crypto'
import { tickCases } from '../../src/kernel/case/index.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { newKeys } from '../../src/main/demo/platforms/platform-sender.ts'
import { inventCreditCode } from '../../src/main/demo/setting/places.ts'
import { CASE_VERBS, FILE_VERBS, PROCEDURES } from '../../src/main/modules.ts'
import {
  applyForPlatform,
  joinAsTrainee,
  listPlatforms,
  registerPlatformKey,
  traineesAt,
} from '../../src/modules/online/index.ts'
import { registerOrganisation } from '../../src/modules/organisations/index.ts'
import { agent, citizen, official, type TestKernel } from '../kernel.ts'

const DISTRICT = '120116'
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')
const VIDEO = 'https://w3id.org/xapi/video/extensions'

/** Who looks at the papers of platforms, and who decides. */
export const PLATFORM_POSTS = {
  officer: official('municipal-officer', 'all', '市业务'),
  decider: official('municipal-reviewer', 'all', '市复核'),
}
const { officer, decider } = PLATFORM_POSTS

let made = 0

/** Works platforms through their cases, as the posts do. */
export const platformWalk = (kernel: TestKernel) => {
  const walk = {
    step: (who: typeof officer, number: string, name: string, more: object = {}) =>
      kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more }),
    pass: (minutes: number) =>
      kernel.clock.set(new Date(kernel.clock.now().getTime() + minutes * 60_000).toISOString()),
    /** An organisation with its agent. */
    async operator() {
      made += 1
      const { id } = await performAsSystem(kernel, 'test', (ctx) =>
        registerOrganisation(ctx, {
          name: `线上平台测试单位${made}`,
          creditCode: inventCreditCode(DISTRICT, 7000 + made),
          kinds: ['private-school'],
          district: DISTRICT,
        }),
      )
      return { id, agent: agent('provider-agent', id) }
    },
    async applied(one: { agent: typeof officer }) {
      const { number } = await kernel.as(one.agent, applyForPlatform, {
        name: `海学堂${made}`,
        site: 'https://learn.example.cn',
        about: '焊工、电工的理论课，共一百二十课时。',
        checks: '实名注册，每节课随机点名，记录保存三年。',
      })
      return number
    },
    /** A platform that was selected, with a key. */
    async selected() {
      const one = await walk.operator()
      const number = await walk.applied(one)
      await kernel.as(one.agent, FILE_VERBS.attachToCase, {
        number,
        file: { name: '备案.pdf', content: PDF },
      })
      await walk.step(officer, number, 'pass', { note: '材料齐全' })
      await walk.step(decider, number, 'propose')
      const fail = (error: unknown) => {
        throw error
      }
      walk.pass(14 * 24 * 60)
      await tickCases(kernel, PROCEDURES, fail, { all: true, only: [number] })
      const { secret, pem } = newKeys()
      const { id: key } = await kernel.as(one.agent, registerPlatformKey, { pem })
      const { items } = await kernel.as(one.agent, listPlatforms, {})
      const platform = items.find(({ organisation }) => organisation === one.id)?.id ?? ''
      return { ...one, number, platform, key: { id: key, secret }, pem }
    },
    /** Somebody who learns there. */
    async trainee(platform: string) {
      const who = citizen(randomUUID())
      const { code } = await kernel.as(who, joinAsTrainee, { id: platform })
      return { who, code }
    },
    /** A record of the video profile, as a platform writes it. */
    watched: (code: string, segments: string | null, more: object = {}) => ({
      id: randomUUID(),
      actor: { account: { homePage: traineesAt(kernel.origin), name: code } },
      verb: { id: 'https://w3id.org/xapi/video/verbs/paused' },
      object: { id: 'https://learn.example.cn/videos/1' },
      timestamp: kernel.clock.now().toISOString(),
      context: { extensions: { [`${VIDEO}/length`]: 1200 } },
      ...(segments === null ? {} : { result: { extensions: { [`${VIDEO}/played-segments`]: segments } } }),
      ...more,
    }),
  }
  return walk
}
export type SelectedPlatform = Awaited<ReturnType<ReturnType<typeof platformWalk>['selected']>>
