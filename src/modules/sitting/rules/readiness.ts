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
