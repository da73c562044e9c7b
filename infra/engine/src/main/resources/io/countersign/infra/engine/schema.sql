create table if not exists c8_user_task (
  task_key bigint primary key,
  state text not null,
  element_id text not null,
  name text,
  element_instance_key bigint not null,
  execution_id text not null,
  process_instance_key bigint not null,
  root_process_instance_key bigint not null,
  process_definition_key bigint not null,
  process_definition_id text not null,
  process_definition_version integer not null,
  assignee text,
  candidate_groups text[] not null,
  candidate_users text[] not null,
  due_date timestamptz,
  follow_up_date timestamptz,
  priority integer not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  -- The listener that a transition waits for: its place in the order and its job.
  listener_index integer,
  listener_job text,
  -- What the transition will do when its listeners are done.
  pending text,
  -- Set when the canceling listeners are done and the cancelling command may pass.
  granted boolean not null default false,
  -- The commands that wait for this task's canceling listeners.
  cancel_keys bigint[] not null default '{}'
);
create index if not exists c8_user_task_instance on c8_user_task (process_instance_key);
create index if not exists c8_user_task_execution on c8_user_task (execution_id) where completed_at is null;
create index if not exists c8_user_task_job on c8_user_task (listener_job) where listener_job is not null;
create index if not exists c8_user_task_open on c8_user_task (created_at, task_key) where completed_at is null;
create index if not exists c8_user_task_cancel on c8_user_task using gin (cancel_keys) where completed_at is null and cancel_keys <> '{}';

-- A command that was held back because it would cancel user tasks with canceling listeners.
create table if not exists c8_held_command (
  command_key bigint primary key,
  command text not null
);

create table if not exists c8_message (
  message_key bigint primary key,
  event_name text not null,
  name text not null,
  correlation_key text not null,
  message_id text,
  variables text not null,
  expires_at bigint not null,
  correlated_processes text[] not null default '{}'
);
create index if not exists c8_message_event on c8_message (event_name, message_key);
create index if not exists c8_message_key on c8_message (correlation_key);
create index if not exists c8_message_expiry on c8_message (expires_at);

-- Process instances started by a message: one active one per process and correlation key.
create table if not exists c8_message_instance (
  process_definition_id text not null,
  correlation_key text not null,
  process_instance_key bigint not null,
  primary key (process_definition_id, correlation_key)
);
create index if not exists c8_message_instance_key on c8_message_instance (process_instance_key);

-- Jobs are handed out in the order they were made.
create index if not exists c8_job_order on act_ru_ext_task (topic_name_, (id_::bigint)) where retries_ > 0;
create index if not exists c8_element_key on act_hi_actinst ((substring(id_ from '[^:]*$')::bigint));

-- Batch operations on process instances.
create table if not exists c8_batch (
  batch_key bigint primary key,
  type text not null,
  state text not null,
  plan text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  total integer not null default 0,
  completed integer not null default 0,
  failed integer not null default 0
);
create table if not exists c8_batch_item (
  batch_key bigint not null,
  item_key bigint not null,
  process_instance_key bigint not null,
  root_process_instance_key bigint not null,
  state text not null default 'ACTIVE',
  processed_at timestamptz,
  error text,
  primary key (batch_key, item_key)
);
create index if not exists c8_batch_item_open on c8_batch_item (batch_key, item_key) where state = 'ACTIVE';
create index if not exists c8_batch_item_instance on c8_batch_item (process_instance_key);

-- Operaton's indexes that no statement of Operaton or ours uses: each costs every instance an entry, and those with an
-- end time one more when it ends.
drop index if exists act_idx_hi_pro_i_buskey, act_idx_hi_pro_inst_tenant_id, act_idx_hi_pro_inst_rm_time,
  act_idx_hi_pro_rst_pro_inst_id;
drop index if exists act_idx_hi_act_inst_start_end, act_idx_hi_act_inst_end, act_idx_hi_act_inst_comp,
  act_idx_hi_act_inst_tenant_id, act_idx_hi_act_inst_proc_def_key, act_idx_hi_ai_pdefid_end_time,
  act_idx_hi_act_inst_rm_time;
drop index if exists act_idx_hi_procvar_proc_inst, act_idx_hi_procvar_name_type, act_idx_hi_casevar_case_inst,
  act_idx_hi_var_inst_tenant_id, act_idx_hi_var_inst_proc_def_key, act_idx_hi_varinst_rm_time,
  act_idx_hi_varinst_act_inst_id;
drop index if exists act_idx_exec_buskey, act_idx_exec_tenant_id, act_idx_event_subscr_tenant_id,
  act_idx_variable_tenant_id, act_idx_variable_task_id, act_idx_variable_task_name_type, act_idx_batch_id,
  act_idx_ext_task_topic, act_idx_ext_task_tenant_id, act_idx_ext_task_priority;

-- Tags and business ids that were given with a process instance when it was created.
create table if not exists c8_instance_label (
  process_instance_key text primary key,
  process_definition_id text not null,
  business_id text,
  tags text[] not null
);
create index if not exists c8_instance_label_business on c8_instance_label (business_id) where business_id is not null;
create index if not exists c8_instance_label_tags on c8_instance_label using gin (tags) where tags <> '{}';

-- Who took which message.
create table if not exists c8_correlation (
  message_key bigint not null,
  subscription_key bigint not null,
  message_name text not null,
  correlation_key text not null,
  process_definition_key text not null,
  process_instance_key text not null,
  root_process_instance_key text not null,
  element_id text not null,
  element_instance_key bigint,
  starts boolean not null,
  correlated_at timestamptz not null,
  primary key (message_key, subscription_key)
);
create index if not exists c8_correlation_instance on c8_correlation (process_instance_key);
create index if not exists c8_correlation_root on c8_correlation (root_process_instance_key);
create index if not exists c8_correlation_subscription on c8_correlation (subscription_key);

-- Names and correlation keys that are too long for the event name of a subscription.
create table if not exists c8_long_address (
  event_name text primary key,
  name text not null,
  correlation_key text not null
);

-- The hash code that Camunda gives an error message: Java's, over UTF-16.
create or replace function c8_hash_code(message text) returns integer language plpgsql immutable strict as $$
declare
  hash bigint := 0;
  code integer;
begin
  for i in 1 .. length(message) loop
    code := ascii(substr(message, i, 1));
    if code > 65535 then
      hash := (hash * 31 + 55296 + ((code - 65536) >> 10)) & 4294967295;
      code := 56320 + ((code - 65536) & 1023);
    end if;
    hash := (hash * 31 + code) & 4294967295;
  end loop;
  return case when hash > 2147483647 then hash - 4294967296 else hash end;
end $$;

-- Decisions that were evaluated; those of one evaluation have places from 1, the one that was asked for is the last.
create table if not exists c8_decision_evaluation (
  evaluation_key bigint not null,
  place integer not null,
  instance_key text not null,
  decision_id text not null,
  decision_key text not null,
  decision_name text,
  decision_version integer not null,
  type text not null,
  graph_key text not null,
  root_decision_key text not null,
  output text not null,
  inputs text not null,
  rules text not null,
  failure text,
  evaluated_at timestamptz not null,
  process_definition_key text,
  process_instance_key text,
  root_process_instance_key text,
  element_instance_key text,
  primary key (evaluation_key, place)
);
create unique index if not exists c8_decision_evaluation_instance on c8_decision_evaluation (instance_key);
create index if not exists c8_decision_evaluation_process on c8_decision_evaluation (process_instance_key);
create index if not exists c8_decision_evaluation_definition on c8_decision_evaluation (decision_key);
create index if not exists c8_decision_evaluation_root on c8_decision_evaluation (root_process_instance_key);
create index if not exists c8_decision_evaluation_alone on c8_decision_evaluation (evaluated_at)
  where process_instance_key is null;
