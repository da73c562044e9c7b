package io.countersign.processes.rules;

import static io.countersign.processes.rules.Severity.ERROR;
import static io.countersign.processes.rules.Severity.WARNING;

import io.countersign.processes.Identified;

/** The rules, and what is said of an element that breaks one: {@code {0}} stands for the first value of the finding. */
public enum Rule implements Identified {
    READABLE("readable", ERROR, "can't be read as BPMN: {0}", "无法作为 BPMN 读取：{0}"),
    ONE_PROCESS("one-process", ERROR, "has {0} executable processes, not one", "包含 {0} 个可执行流程，应当恰有一个"),
    ENGINE("engine", ERROR, "would be refused by the engine: {0}", "会被引擎拒绝：{0}"),
    SUPPORTED("supported-element", ERROR, "is a {0}, which is not supported", "是 {0}，不受支持"),
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
            "waits for the message {0}, which has no correlation key",
            "等待消息 {0}，但该消息没有关联键"),
    FEEL("feel", ERROR, "has an expression that can't be read: {0}: {1}", "的表达式无法解析：{0}：{1}"),
    VARIABLE(
            "unknown-variable",
            WARNING,
            "uses the variable {0}, which neither the application nor the process sets",
            "使用了变量 {0}，但应用和流程都不会设置它"),
    USER_TASK("user-task", ERROR, "is no Camunda user task", "不是 Camunda 用户任务"),
    GROUPS("candidate-groups", ERROR, "candidateGroups is no expression: {0}", "的候选组不是表达式：{0}"),
    GROUP("candidate-group", ERROR, "names the group {0}, which is no organisation/role", "的候选组 {0} 不是“组织/角色”的形式"),
    LISTENERS(
            "task-listeners",
            ERROR,
            "listeners are {0}",
            "的监听器为 {0}，应为 creating -> open-task 和 canceling -> close-task"),
    HEADER("task-header", ERROR, "header {0} is {1}", "的任务头 {0} 为 {1}，不是已知的值"),
    SCHEDULE("task-schedule", WARNING, "{0} is {1}, not {2}", "的 {0} 为 {1}，应为 {2}"),
    TIMERS("task-timers", WARNING, "{0} is {1}, not {2}", "的 {0} 为 {1}，应为 {2}"),
    REMINDER("reminder", WARNING, "its reminder does not end", "的提醒之后没有结束"),
    REASSIGNMENT("reassignment", WARNING, "its reassignment does not lead back", "的重新指派之后没有回到该任务"),
    NAMES("names", WARNING, "has no name in English and Chinese", "缺少英文名称或中文名称");

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
