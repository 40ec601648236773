-- Demo only: what the stand-in registers know of the demo's people (模拟登记系统的数据).
create table demo_register_row (
  register text not null,
  id_number text not null,
  name text not null,
  rows jsonb not null,
  primary key (register, id_number)
)
