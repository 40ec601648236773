/** What is known of a session before it begins. */
export interface Prepared {
  candidates: number
  rooms: number
  /** As many machines are in reserve for each room. */
  sparePerRoom: number
  /** Machines that were tried, and what came of it. */
  tried: number
  ready: number
  /** How the papers stand; null where there are none any more. */
  paper: 'planned' | 'sealed' | 'opened' | 'void' | null
  /** Whether the venue asks for a locked browser, and how many of the machines that are ready use it as configured. */
  asksBrowser: boolean
  browserRight: number
  /** The last rehearsal: machine by machine, and whether it was held within the days that count; null where there was none. */
  rehearsal: {
    heldOn: string
    inTime: boolean
    days: number
    machines: readonly { machine: string; passed: boolean | null; found: readonly Ready[] }[]
  } | null
  /** Minutes until the session begins; negative once it has. */
  minutesLeft: number
}

/** One line of the list: what it is about, whether it is in order, and else what to do. */
export interface Ready {
  what: string
  good: boolean
  text: string
}

/** 开考准备: what a venue has to have in order before a session begins, line by line, each with what is lacking. */
export function readinessOf(of: Prepared): Ready[] {
  const wanted = of.candidates + of.rooms * of.sparePerRoom
  const failed = of.tried - of.ready
  return [
    {
      what: '机器',
      good: of.ready >= of.candidates,
      text:
        of.ready >= wanted
          ? `可用 ${of.ready} 台，够 ${of.candidates} 名考生，备用的也够`
          : of.ready >= of.candidates
            ? `可用 ${of.ready} 台，够 ${of.candidates} 名考生；每个考场备用 ${of.sparePerRoom} 台，还差 ${wanted - of.ready} 台`
            : `可用 ${of.ready} 台，还差 ${of.candidates - of.ready} 台没有试过`,
    },
    ...(failed > 0
      ? [{ what: '不可用的机器', good: false, text: `${failed} 台试过不可用，请修好再试或换掉` }]
      : []),
    rehearsed(of),
    { what: '试卷', ...paperReady(of) },
    ...(of.asksBrowser
      ? [
          {
            what: '考试浏览器',
            good: of.browserRight >= of.ready && of.ready > 0,
            text:
              of.ready === 0
                ? '试机时核对'
                : of.browserRight >= of.ready
                  ? `可用的 ${of.ready} 台都用考试浏览器，配置相符`
                  : `${of.ready - of.browserRight} 台没有用考试浏览器或配置不符；仍可考，会记在监考台上`,
          },
        ]
      : []),
  ]
}

/** 演练: how many went through, and which machines did not, by what failed first. */
function rehearsed({ rehearsal, candidates }: Prepared): Ready {
  const line = (good: boolean, text: string): Ready => ({ what: '演练', good, text })
  if (rehearsal === null) return line(false, '还没有演练，请在监考台上开始演练')
  const { machines, inTime, heldOn, days } = rehearsal
  if (!inTime) return line(false, `上次演练在 ${heldOn}，离开考超过 ${days} 天，请再演练一次`)
  const passed = machines.filter((one) => one.passed)
  const failed = Map.groupBy(
    machines.filter((one) => !one.passed),
    (one) =>
      one.passed === null
        ? '没有做完'
        : (SHORT[one.found.find(({ good }) => !good)?.what ?? ''] ?? '没有通过'),
  )
  const named = [...failed].map(
    ([why, all]) => `${all.length} 台${why}：${all.map(({ machine }) => machine).join('、')}`,
  )
  return line(
    failed.size === 0 && passed.length >= candidates,
    [
      `${passed.length}/${machines.length} 台通过`,
      ...named,
      ...(failed.size === 0 && passed.length < candidates
        ? [`${candidates} 名考生，还差 ${candidates - passed.length} 台没有演练`]
        : []),
    ].join('，'),
  )
}

const SHORT: Readonly<Record<string, string>> = {
  保存: '没有保存成功',
  断网: '断网以后没有补传',
  重开: '重开以后答案不全',
  交卷: '没有交卷',
  时钟: '时钟不准',
  考试浏览器: '考试浏览器不符',
}

function paperReady({ paper, minutesLeft }: Prepared): Omit<Ready, 'what'> {
  switch (paper) {
    case 'opened':
      return { good: true, text: '已开卷，到时间自动出卷' }
    case 'sealed':
      return {
        good: minutesLeft > 0,
        text:
          minutesLeft > 0
            ? '已封卷；开考当天由两位保管人交分片开卷'
            : '到时间还没有开卷：请马上联系保管人交分片',
      }
    case 'planned':
      return { good: false, text: '还没有组卷，请联系市局组卷' }
    default:
      return { good: false, text: '试卷已经作废，请重新安排试卷' }
  }
}
