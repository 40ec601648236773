import { HhChart } from '../../../src/workbench/kit/chart/chart.tsx'

const MONTHS = ['9月', '10月', '11月', '12月', '1月', '2月']

/** Charts as a module writes them. */
export default function Figures() {
  return (
    <div className="page">
      <h1>统计</h1>
      <section>
        <HhChart
          title="三类紧缺职业取证结构"
          kind="stacked"
          heading="月份"
          unit="人"
          categories={MONTHS}
          series={[
            { name: '非常紧缺', values: [2100, 2300, 2600, 2800, 2500, 1900] },
            { name: '紧缺', values: [3100, 3000, 3300, 3600, 3200, 2400] },
            { name: '一般紧缺', values: [1200, 1100, 1300, 1200, 1000, 800] },
          ]}
          to={(month) => `/classes?q=${month}`}
          note="数据时点 2026-03-03 09:00，按发证日期统计。"
        />
      </section>
      <section>
        <HhChart
          title="“新八级工”人才梯度"
          kind="bars"
          heading="等级"
          unit="人"
          categories={['首席技师', '特级技师', '高级技师', '技师']}
          series={[{ name: '人数', values: [143, 185, 420, 1180] }]}
        />
      </section>
    </div>
  )
}
