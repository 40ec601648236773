import type { Content } from '../../../modules/bank/index.ts'
import { blank, choice, choicesFrom, essay, multiple } from './made.ts'
import { type Box, weldPicture } from './picture.ts'

const about = (point: string, difficulty: number, points: number) => ({ point, difficulty, points })

/** Questions for 焊工四级, in our own sentences. */
export function levelFour(): Content[] {
  return [...safety(), ...materials(), ...equipment(), ...process(), ...sums(), ...defects(), ...drawings()]
}

const safety = (): Content[] =>
  choicesFrom(about('SAFETY', 84, 3), (work) => `${work}，最要紧的安全措施是什么？`, [
    ['在两米以上的高处焊接', '系好安全带，下面拉警戒'],
    ['焊补装过汽油的容器', '彻底清洗置换，检测合格再动火'],
    ['用氩弧焊焊不锈钢', '加强通风，防臭氧和烟尘'],
    ['几个焊工挨着作业', '用挡光屏隔开各自的弧光'],
    ['雨天要在室外抢修', '搭好雨棚，脚下垫绝缘板'],
    ['离开工位去吃饭', '切断电源，关好气瓶，看有没有余火'],
    ['搬运气瓶', '戴好瓶帽和防震圈，用专用小车'],
    ['打磨钨极', '用有吸尘的砂轮，戴口罩'],
  ])

function materials(): Content[] {
  return [
    ...choicesFrom(about('MATERIAL', 62, 3), (element) => `钢里的${element}多了，主要会带来什么？`, [
      ['碳', '强度提高，焊接性变差'],
      ['硫', '容易产生热裂纹'],
      ['磷', '低温时发脆'],
      ['锰', '脱氧脱硫，强度提高'],
      ['铬', '更耐腐蚀'],
      ['镍', '低温韧性更好'],
      ['钼', '高温强度更高'],
      ['氢', '容易产生延迟裂纹'],
    ]),
    ...choicesFrom(about('MATERIAL', 60, 3), (name) => `钢材牌号 ${name} 里的数字说的是什么？`, [
      ['Q235', '屈服强度不低于 235 兆帕'],
      ['Q355', '屈服强度不低于 355 兆帕'],
      ['Q390', '屈服强度不低于 390 兆帕'],
      ['Q420', '屈服强度不低于 420 兆帕'],
    ]),
    multiple(
      about('MATERIAL', 60, 4),
      '低氢型焊条有哪些特点？',
      ['焊缝含氢少', '抗裂性好', '使用前要烘干'],
      ['引弧最容易'],
    ),
    multiple(
      about('MATERIAL', 58, 4),
      '选焊条要看哪几项？',
      ['母材的强度', '接头的刚性', '焊接的位置'],
      ['焊工的身高'],
      1,
    ),
    multiple(
      about('MATERIAL', 62, 4),
      '氩气作保护气体，有哪些好处？',
      ['不和金属起反应', '比空气重，保护效果好', '电弧稳定'],
      ['能给熔池加碳'],
      2,
    ),
  ]
}

const equipment = (): Content[] =>
  choicesFrom(about('EQUIPMENT', 62, 3), (thing) => `关于弧焊设备，${thing}是什么意思？`, [
    ['空载电压', '没有引弧时输出端的电压'],
    ['负载持续率', '一个周期里通电焊接的时间所占的百分比'],
    ['陡降外特性', '弧长变了，电流变化很小'],
    ['平外特性', '电流变了，电压变化很小'],
    ['直流反接', '焊条接正极，工件接负极'],
    ['直流正接', '工件接正极，焊条接负极'],
    ['高频引弧', '不接触工件，用高频火花引燃电弧'],
    ['电流衰减', '收弧时电流慢慢减小，填满弧坑'],
    ['提前送气', '引弧前先送一会儿保护气'],
    ['滞后停气', '熄弧后继续送一会儿保护气'],
  ])

function process(): Content[] {
  return choicesFrom(about('PROCESS', 60, 3), (change) => `其他条件不变，${change}，焊缝会怎样？`, [
    ['焊接电流加大', '熔深增加'],
    ['电弧电压升高', '熔宽增加，余高减小'],
    ['焊接速度加快', '熔深和熔宽都减小'],
    ['焊丝伸出过长', '电阻热增加，保护变差'],
    ['坡口角度过小', '根部不易焊透'],
    ['钝边过大', '根部留下没有熔化的部分'],
    ['层间温度过高', '晶粒变粗，韧性下降'],
    ['预热温度合适', '冷却变慢，不易产生冷裂纹'],
    ['焊后立即加热并保温', '氢逸出，延迟裂纹减少'],
    ['采用分段退焊', '变形减小'],
    ['先焊收缩量大的焊缝', '残余应力较小'],
  ])
}

/** Sums, each with numbers of its own. */
function sums(): Content[] {
  const carbon = [
    [14, 60],
    [16, 120],
    [18, 132],
    [20, 150],
    [12, 96],
  ].map(([c = 0, mn = 0], at) => {
    const equivalent = (c + mn / 6) / 100
    const wrong = [equivalent + 0.08, equivalent - 0.06, equivalent + 0.15].map((one) => one.toFixed(2))
    return choice(
      about('PROCESS', 42, 3),
      `一种钢含碳 ${(c / 100).toFixed(2)}%、锰 ${(mn / 100).toFixed(2)}%，别的合金元素可以不计。按碳加六分之一锰估算，碳当量是多少？`,
      `${equivalent.toFixed(2)}%`,
      wrong.map((one) => `${one}%`),
      at,
    )
  })
  const heat = [
    [24, 150, 4],
    [22, 120, 3],
    [25, 160, 5],
    [20, 90, 2],
    [28, 200, 7],
    [30, 240, 8],
    [26, 180, 6],
  ].map(([volts = 0, amps = 0, speed = 1], at) => {
    const energy = Math.round((volts * amps) / speed)
    return blank(
      about('PROCESS', 58, 3),
      `电弧电压 ${volts} 伏，电流 ${amps} 安，焊接速度每秒 ${speed} 毫米，不计效率，线能量是每毫米 ____ 焦耳。`,
      [String(energy), `${energy}J`],
      at,
    )
  })
  return [...carbon, ...heat]
}

function defects(): Content[] {
  const essays = [
    [
      '说明延迟裂纹产生的三个条件，以及两条防止的办法。',
      '淬硬组织、扩散氢、拘束应力。',
      '预热缓冷；用低氢焊条并烘干。',
    ],
    [
      '一条对接焊缝的射线底片上有一条细直的黑线，说明可能是什么缺陷、怎样返修。',
      '可能是未焊透或未熔合。',
      '碳弧气刨清除，打磨检查，按原工艺补焊，再探伤。',
    ],
    [
      '说明薄板焊接为什么容易变形，怎样减小。',
      '薄板刚性小，受热不均匀就失稳。',
      '用小电流快速焊、对称焊、刚性固定、反变形。',
    ],
    [
      '说明焊条受潮对焊缝有什么影响，现场怎样管理焊条。',
      '产生气孔和延迟裂纹。',
      '按说明烘干，放保温筒，随取随用，超时回烘。',
    ],
  ] as const
  return [
    ...choicesFrom(about('DEFECT', 64, 3), (code) => `无损检测方法代号 ${code} 指的是什么？`, [
      ['RT', '射线检测'],
      ['UT', '超声检测'],
      ['MT', '磁粉检测'],
      ['PT', '渗透检测'],
      ['VT', '目视检测'],
    ]),
    ...choicesFrom(about('DEFECT', 60, 3), (need) => `要${need}，选哪一种检测方法最合适？`, [
      ['查不锈钢表面的细小裂纹', '渗透检测'],
      ['查碳钢表面和近表面的裂纹', '磁粉检测'],
      ['查厚板内部的裂纹，并知道它有多深', '超声检测'],
      ['把管道对接焊缝内部的气孔留在底片上', '射线检测'],
      ['看焊缝成形和余高', '目视检测'],
    ]),
    ...essays.map(([text, ...reference], at) => essay(about('DEFECT', 42, 10), text, reference, at)),
  ]
}

function drawings(): Content[] {
  const places: readonly [Box, Box][] = [
    [
      [60, 50, 80, 58],
      [220, 72, 236, 88],
    ],
    [
      [130, 74, 146, 90],
      [250, 100, 280, 106],
    ],
    [
      [30, 98, 70, 104],
      [180, 70, 196, 86],
    ],
  ]
  return [
    ...places.map(([first, second], at): Content => {
      const edge = first[1] < 60 || first[1] > 95 ? 0 : 1
      return {
        kind: 'hotspot',
        stem: {
          paragraphs: [`图 ${at + 1} 是一段焊缝的俯视图，深色处是缺陷。请点出焊趾旁的咬边。`],
          pictures: [],
        },
        point: 'DRAWING',
        difficulty: 60 + at,
        points: 5,
        picture: { type: 'image/png', alt: `焊缝俯视图 ${at + 1}`, ...weldPicture([first, second]) },
        regions: [
          { id: 'P1', shape: 'rect', coords: [...first] },
          { id: 'P2', shape: 'rect', coords: [...second] },
        ],
        key: { right: edge === 0 ? 'P1' : 'P2' },
      }
    }),
    ...choicesFrom(about('DRAWING', 64, 3), (sign) => `焊缝标注里，${sign}说的是什么？`, [
      ['符号画在基准线的实线一侧', '焊缝在箭头指的这一侧'],
      ['符号画在基准线的虚线一侧', '焊缝在箭头指的背面'],
      ['尾部写着 135', '用熔化极活性气体保护焊'],
      ['焊缝符号右边写 3×50(30)', '三段焊缝，每段 50 毫米，间距 30 毫米'],
    ]),
  ]
}
