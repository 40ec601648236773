import { divideHalfUp, format } from '../../../kernel/value/decimal.ts'
import { coverage, type Finding, type Quarter, silentSources } from './classify.ts'
import { type Method, SOURCE_KEYS, SOURCES, type Source } from './method.ts'
import { follows, periodName } from './period.ts'
import { compareQuotients, type Quotient, type Reading } from './points.ts'
import { cutBack } from './score.ts'

/** Points as they are shown: `72.50`; null stays null. */
export const scoreText = (score: bigint | null): string | null =>
  score === null ? null : format({ digits: score, scale: 2 })

/** Why this class, in sentences without their full stops, most important first. */
export function reasonsOf(finding: Finding, method: Method): string[] {
  const [latest] = finding.quarters
  if (latest === undefined) return [finding.before === null ? '没有证据，不列入' : '没有证据，维持原类']
  const silent = silentSources(finding.quarters)
  const missing = method.window - finding.quarters.length
  return [
    ...SOURCE_KEYS.flatMap((source) => sourceReason(source, finding.quarters, method)),
    ...missingReason('没有数据', silent),
    ...missingReason(
      '最近一期缺',
      SOURCE_KEYS.filter((one) => !silent.includes(one) && !says(latest, one)),
    ),
    `${finding.quarters.length} 期平均 ${scoreText(finding.score)} 分${missing > 0 ? `，缺 ${missing} 期` : ''}，证据齐全度 ${coverage(finding.quarters, method)}%`,
    ground(finding, missing),
  ]
}

const says = ({ readings }: Quarter, source: Source): boolean => readings.some((one) => one.source === source)

const missingReason = (what: string, sources: readonly Source[]): string[] =>
  sources.length > 0 ? [`${what}：${sources.map((source) => SOURCES[source]).join('、')}`] : []

function sourceReason(source: Source, quarters: readonly Quarter[], method: Method): string[] {
  const [latest] = quarters
  const reading = latest?.readings.find((one) => one.source === source)
  if (latest === undefined || reading === undefined) return []
  const counted = cutBack(reading.points, latest.readings, method)
  const cut = counted === reading.points ? '' : `，与其他来源相差过大，按 ${scoreText(counted)} 分计`
  return [
    `${SOURCES[source]} ${shown(reading)}（${scoreText(reading.points)} 分${cut}）${trend(source, quarters)}`,
  ]
}

const UNITS: Record<Source, string> = {
  ratio: '',
  vacancyDays: ' 天',
  wageGrowth: '%',
  surveyScore: '',
  industryGrowth: '%',
}

function shown({ source, value }: Reading): string {
  if (value.under === 0n) return '无人求职'
  return `${text(value)}${UNITS[source]}`
}

/** To two decimals, half up, without zeros at the end. */
function text({ over, under }: Quotient): string {
  const rounded = format(divideHalfUp({ digits: over, scale: 0 }, { digits: under, scale: 0 }, 2))
  return rounded.replace(/\.?0+$/, '')
}

/** Whether a source went up or down from quarter to quarter, as far as they follow one another. */
function trend(source: Source, quarters: readonly Quarter[]): string {
  const values = quarters.map(({ readings }) => readings.find((one) => one.source === source)?.value)
  const change = (at: number): number | null => {
    const [later, earlier] = [quarters[at], quarters[at + 1]]
    const [now, before] = [values[at], values[at + 1]]
    if (!later || !earlier || !now || !before) return null
    return follows(earlier.evidence.period, later.evidence.period) ? compareQuotients(now, before) : null
  }
  const last = change(0)
  if (last === null) return ''
  if (last === 0) return '，与上期持平'
  let run = 1
  while (change(run) === last) run++
  const way = last > 0 ? '上升' : '下降'
  return run === 1 ? `，比上期${way}` : `，连续${NUMERALS[run] ?? run}期${way}`
}

const NUMERALS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']

function ground({ ground, grade, before, allowed, quarters }: Finding, missing: number): string {
  const range = allowed.from === allowed.to ? allowed.from : `${allowed.from}至${allowed.to}`
  switch (ground) {
    case 'first':
      return `首次测算${missing > 0 ? '，缺的各期按列入线计' : ''}，建议${grade}`
    case 'unchanged':
      return `最近几期的证据没有变化，维持${grade}`
    case 'settled':
      return `专家已按同样的证据评审，维持${grade}`
    default:
      return grade === before
        ? `证据支持${range}，维持${grade}`
        : `证据支持${range}，由${before}调为${grade}（最新 ${periodName((quarters[0] as Quarter).evidence.period)}）`
  }
}
