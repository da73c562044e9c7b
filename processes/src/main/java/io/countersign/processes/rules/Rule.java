package io.countersign.processes.rules;

import static io.countersign.processes.rules.Severity.ERROR;
import static io.countersign.processes.rules.Severity.WARNING;

import io.countersign.processes.Identified;

/** The rules, and what is said of an element that breaks one: {@code {0}} stands for the first value of the finding. */
public enum Rule implements Identified {
    READABLE("readable", ERROR, "can't be read as BPMN: {0}", "无法作为 BPMN 读取：{0}"),
    ONE_PROCESS("one-process", ERROR, "has {0} executable processes, not one", "包含 {0} 个可执行流程，应当恰有一个"),
    ENGINE("engine", ERROR, "would be refused by the engine: {0}", "会被引擎拒绝：{0}"),
    SUPPORTED("supported-element", ERROR, "is of the kind {0}, which is not supported", "是 {0}，不受支持"),
    JOB_TYPE(
            "job-type",
            ERROR,
            "has the job type {0}, which no worker here carries out and the process does not declare as somebody else's",
            "的作业类型 {0} 在这里没有处理程序，流程也未声明由外部处理"),
    STATIC_JOB_TYPE("static-job-type", ERROR, "has an expression as its job type: {0}", "的作业类型是表达式：{0}"),
    START_MESSAGE(
            "start-message",
            ERROR,
            "is started by nobody: the application publishes {0} to begin it",
            "无法被启动：应用通过消息 {0} 启动该流程"),
    CORRELATION(
            "message-correlation",
            ERROR,
            "waits for the message {0}, which has no correlation key: give it one, such as =packageId",
            "等待消息 {0}，但该消息没有关联键：请填写，例如 =packageId"),
    FEEL("feel", ERROR, "has an expression that can't be read: {0}: {1}", "的表达式无法解析：{0}：{1}"),
    VARIABLE(
            "unknown-variable",
            WARNING,
            "uses the variable {0}, which neither the application nor the process sets: set it by an output mapping of an"
                    + " earlier step",
            "使用了变量 {0}，但应用和流程都不会设置它：请在之前的步骤用输出映射设置"),
    USER_TASK(
            "user-task",
            ERROR,
            "is no Camunda user task: choose that as its implementation",
            "不是 Camunda 用户任务：请将实现方式选为“Camunda 用户任务”"),
    GROUPS(
            "candidate-groups",
            ERROR,
            "candidateGroups is no expression ({0}): write = and a list of organisation/role, such as =reviewGroups",
            "的候选组不是表达式（{0}）：请写成 = 加“组织/角色”的列表，例如 =reviewGroups"),
    GROUP("candidate-group", ERROR, "names the group {0}: write it as organisation/role", "的候选组 {0} 有误：请写成“组织/角色”的形式"),
    LISTENERS(
            "task-listeners",
            ERROR,
            "has the listeners {0}: give it creating -> open-task and canceling -> close-task, no others",
            "的监听器为 {0}：请只设 creating -> open-task 和 canceling -> close-task"),
    HEADER(
            "task-header",
            ERROR,
            "has {1} as its header {0}: choose a value that the templates offer",
            "的任务头 {0} 为 {1}：请选择模板所列的值"),
    SCHEDULE("task-schedule", WARNING, "has {1} as its {0}: write {2}", "的 {0} 为 {1}：请写成 {2}"),
    REMINDERS(
            "task-reminder",
            WARNING,
            "has {0} timers that remind, not one: attach one that does not interrupt, after =duration(dueAfter), and lead"
                    + " it to a service task of the type remind",
            "有 {0} 个提醒定时器，应为一个：请附加一个不中断的定时器，时长 =duration(dueAfter)，并连到类型为 remind 的服务任务"),
    EXPIRIES(
            "task-expiry",
            WARNING,
            "has {0} timers that take it away, not one: attach one that interrupts, after =duration(expiresAfter), lead it"
                    + " to a service task of the type reassign-work, and from there back here",
            "有 {0} 个到期定时器，应为一个：请附加一个中断的定时器，时长 =duration(expiresAfter)，连到类型为 reassign-work" + " 的服务任务，再连回此任务"),
    TIMERS("task-timers", WARNING, "has {1} as {0}: make it {2}", "的 {0} 为 {1}：请改为 {2}"),
    REMINDER(
            "reminder",
            WARNING,
            "has a reminder that goes on: lead the job of the type remind to an end event",
            "的提醒之后没有结束：请将 remind 任务连到结束事件"),
    REASSIGNMENT(
            "reassignment",
            WARNING,
            "has a reassignment that does not come back: lead the job of the type reassign-work to this task",
            "的重新指派没有回到该任务：请将 reassign-work 任务连回此任务"),
    NAMES(
            "names",
            WARNING,
            "has no name in English and Chinese: give it a name, and the extension property name:zh-CN",
            "缺少英文名称或中文名称：请填写名称和扩展属性 name:zh-CN");

    private final String id;
    private final Severity severity;
    private final String english;
    private final String chinese;

    Rule(String id, Severity severity, String english, String chinese) {
        this.id = id;
        this.severity = severity;
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }
}
