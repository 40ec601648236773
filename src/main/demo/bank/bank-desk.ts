import { beginBatch, type Content } from '../../../modules/bank/index.ts'
import { type StepSays, takeStep } from '../setting/taken.ts'
import type { Walk } from '../story/road.ts'
import { levelFive } from './level-five.ts'
import { levelFour } from './level-four.ts'
import { choicesFrom } from './made.ts'

type Taken = readonly [login: string, step: string, says?: StepSays]

const SUBMITTED: readonly Taken[] = [['pingjia', 'submit']]
const CHECKED: readonly Taken[] = [...SUBMITTED, ['shiju', 'check']]
const PUBLISHED: readonly Taken[] = [...CHECKED, ['shifuhe', 'publish']]

/** Leaves an assessor's bank with enough questions for two papers of each of two levels, some for practice, and a batch in every state. */
export async function bankDesk(walk: Walk): Promise<void> {
  await batch(walk, '5', 'exam', levelFive(), PUBLISHED)
  await batch(walk, '4', 'exam', levelFour(), PUBLISHED)
  await batch(walk, '5', 'practice', practice('练习：', GASES), PUBLISHED)
  await batch(walk, '5', 'exam', practice('', MACHINES), CHECKED)
  await batch(walk, '4', 'exam', practice('', JOINTS), SUBMITTED)
  await batch(walk, '5', 'exam', practice('', GROOVES), [])
  await batch(walk, '5', 'practice', practice('练习：', TOOLS), [['pingjia', 'drop', { reason: 'repeated' }]])
}

async function batch(
  walk: Walk,
  level: '4' | '5',
  purpose: 'exam' | 'practice',
  questions: Content[],
  steps: readonly Taken[],
): Promise<void> {
  const { number } = await walk.does({ login: 'pingjia' }, beginBatch, { occupation: '焊工', level, purpose })
  await takeStep(walk, 'pingjia', number, 'add', { input: { questions } })
  for (const [login, step, says] of steps) await takeStep(walk, login, number, step, says)
}

type Pairs = readonly (readonly [string, string])[]

const practice = (label: string, pairs: Pairs): Content[] =>
  choicesFrom({ point: 'PROCESS', difficulty: 65, points: 3 }, (of) => `${label}${of}`, pairs)

const GASES: Pairs = [
  ['氩弧焊用什么气体保护熔池？', '氩气'],
  ['二氧化碳气体保护焊用什么气体？', '二氧化碳'],
  ['气焊的可燃气体常用什么？', '乙炔'],
  ['气割时把熔化的铁烧掉、吹走的是什么？', '高压氧'],
]
const MACHINES: Pairs = [
  ['只能输出交流电的弧焊电源是什么？', '弧焊变压器'],
  ['体积小、动特性好的弧焊电源是什么？', '逆变弧焊电源'],
  ['用硅元件把交流变成直流的弧焊电源是什么？', '硅弧焊整流器'],
  ['用柴油机带动、野外没有电网也能用的是什么？', '内燃弧焊发电机组'],
]
const JOINTS: Pairs = [
  ['两块板在同一平面上相对焊接，是什么接头？', '对接接头'],
  ['两块板互相垂直焊成直角或丁字，是什么接头？', 'T 形接头'],
  ['两块板重叠一部分焊接，是什么接头？', '搭接接头'],
  ['两块板的端部焊成一个角，是什么接头？', '角接接头'],
]
const GROOVES: Pairs = [
  ['薄板对接不开坡口，叫什么坡口？', 'I 形坡口'],
  ['单面开坡口、截面像字母 V，叫什么坡口？', 'V 形坡口'],
  ['厚板双面都开坡口、截面像字母 X，叫什么坡口？', 'X 形坡口'],
  ['根部带圆弧、填充金属少，叫什么坡口？', 'U 形坡口'],
]
const TOOLS: Pairs = [
  ['夹紧工件防止变形，用什么？', '焊接夹具'],
  ['让工件转动到平焊位置，用什么？', '焊接变位机'],
  ['带着焊枪走直线，用什么？', '焊接小车'],
  ['量坡口角度，用什么？', '角度尺'],
]
