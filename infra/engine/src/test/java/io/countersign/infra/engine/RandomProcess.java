package io.countersign.infra.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A random small process, as BPMN and as a tree that can be walked. Blocks are nested, so every process ends; what it
 * visits depends on its variables alone.
 */
final class RandomProcess {
    /** What the worker of the test does. */
    static final String JOB_TYPE = "random-work";

    private static final int DEPTH = 3;
    private static final int LONGEST = 3;

    private final Random random;
    private final String id;
    private final StringBuilder elements = new StringBuilder();
    private final StringBuilder flows = new StringBuilder();
    private final Map<String, Integer> visits = new TreeMap<>();
    private final Map<String, Object> inputs = new TreeMap<>();
    private final Map<String, String> results = new TreeMap<>();
    private int names;

    RandomProcess(long seed, String id) {
        this.random = new Random(seed);
        this.id = id;
        inputs.put("n", random.nextInt(10));
        inputs.put("items", List.of(1, 2, 3).subList(0, random.nextInt(4)));
        String start = element("startEvent", "", "");
        visit(start, 1);
        String last = sequence(start, DEPTH, 1);
        String end = element("endEvent", "", "");
        flow(last, end, null);
        visit(end, 1);
    }

    /** A random sequence of blocks behind an element; {@code times} says how often it is walked. */
    private String sequence(String from, int depth, int times) {
        String last = from;
        int length = 1 + random.nextInt(LONGEST);
        for (int i = 0; i < length; i++) {
            last = block(last, depth, times);
        }
        return last;
    }

    private String block(String from, int depth, int times) {
        int kind = random.nextInt(depth == 0 ? 4 : 8);
        return switch (kind) {
            case 0 -> script(from, times);
            case 1 -> work(from, times);
            case 2 -> multiInstance(from, times);
            case 3 -> late(from, times);
            case 4, 5 -> gateway(from, depth, times, "exclusiveGateway");
            case 6 -> gateway(from, depth, times, "inclusiveGateway");
            default -> gateway(from, depth, times, "parallelGateway");
        };
    }

    private String script(String from, int times) {
        int value = random.nextInt(100);
        String result = "v" + names;
        String task = element(
                "scriptTask",
                "",
                "<zeebe:script expression=\"=n + " + value + "\" resultVariable=\"" + result + "\"/>");
        flow(from, task, null);
        visit(task, times);
        if (times > 0) {
            results.put(result, String.valueOf((Integer) inputs.get("n") + value));
        }
        return task;
    }

    private String work(String from, int times) {
        String task = element("serviceTask", "", "<zeebe:taskDefinition type=\"" + JOB_TYPE + "\"/>");
        flow(from, task, null);
        visit(task, times);
        return task;
    }

    private String multiInstance(String from, int times) {
        boolean sequential = random.nextBoolean();
        boolean job = random.nextBoolean();
        String result = "m" + names;
        String loop = "<bpmn:multiInstanceLoopCharacteristics isSequential=\"" + sequential
                + "\"><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection=\"=items\" inputElement=\"item\""
                + " outputCollection=\"" + result + "\" outputElement=\"=item * 2\"/></bpmn:extensionElements>"
                + "</bpmn:multiInstanceLoopCharacteristics>";
        String task = element(
                job ? "serviceTask" : "manualTask",
                loop,
                job ? "<zeebe:taskDefinition type=\"" + JOB_TYPE + "\"/>" : "");
        flow(from, task, null);
        List<?> items = (List<?>) inputs.get("items");
        visit(task, times * items.size());
        if (times > 0) {
            results.put(
                    result,
                    items.stream()
                            .map(item -> (Integer) item * 2)
                            .toList()
                            .toString()
                            .replace(" ", ""));
        }
        return task;
    }

    /** A task that nobody does, until its timer interrupts it. */
    private String late(String from, int times) {
        String task = element("serviceTask", "", "<zeebe:taskDefinition type=\"" + id + "-never\"/>");
        flow(from, task, null);
        visit(task, times);
        String timer = name("boundaryEvent");
        elements.append("<bpmn:boundaryEvent id=\"" + timer + "\" attachedToRef=\"" + task
                + "\"><bpmn:timerEventDefinition><bpmn:timeDuration>PT0.1S</bpmn:timeDuration>"
                + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>\n");
        visit(timer, times);
        String join = element("exclusiveGateway", "", "");
        visit(join, times);
        flow(task, join, null);
        flow(timer, join, null);
        return join;
    }

    private String gateway(String from, int depth, int times, String tag) {
        int limit = random.nextInt(10);
        String split = name(tag);
        boolean conditional = !tag.equals("parallelGateway");
        String defaultFlow = "f" + names + "default";
        elements.append("<bpmn:" + tag + " id=\"" + split + "\""
                + (conditional ? " default=\"" + defaultFlow + "\"" : "") + "/>\n");
        flow(from, split, null);
        visit(split, times);
        boolean holds = (Integer) inputs.get("n") > limit;
        String join = name(tag);
        int branches = 2 + random.nextInt(2);
        int taken = 0;
        List<String> ends = new ArrayList<>();
        boolean open = true;
        for (int i = 0; i < branches; i++) {
            boolean isDefault = i == branches - 1;
            int takenHere;
            if (!conditional) {
                takenHere = times;
            } else if (isDefault) {
                takenHere = open ? times : 0;
            } else {
                takenHere = holds && (open || tag.equals("inclusiveGateway")) ? times : 0;
            }
            if (takenHere > 0) {
                open = false;
                taken++;
            }
            String step = element("task", "", "");
            visit(step, takenHere);
            if (conditional && isDefault) {
                flow(split, step, null, defaultFlow);
            } else {
                flow(split, step, conditional ? "=n &gt; " + limit : null);
            }
            ends.add(sequence(step, depth - 1, takenHere));
        }
        elements.append("<bpmn:" + tag + " id=\"" + join + "\"/>\n");
        ends.forEach(end -> flow(end, join, null));
        // Operaton records one visit of a join for each token that arrives.
        visit(join, taken);
        return join;
    }

    private String element(String tag, String inner, String extensions) {
        String name = name(tag);
        elements.append("<bpmn:" + tag + " id=\"" + name + "\">"
                + (extensions.isEmpty() ? "" : "<bpmn:extensionElements>" + extensions + "</bpmn:extensionElements>")
                + inner + "</bpmn:" + tag + ">\n");
        return name;
    }

    private String name(String tag) {
        return tag + names++;
    }

    private void flow(String from, String to, @Nullable String condition) {
        flow(from, to, condition, "f" + names++);
    }

    private void flow(String from, String to, @Nullable String condition, String name) {
        flows.append("<bpmn:sequenceFlow id=\"" + name + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\">"
                + (condition == null ? "" : "<bpmn:conditionExpression>" + condition + "</bpmn:conditionExpression>")
                + "</bpmn:sequenceFlow>\n");
    }

    private void visit(String element, int times) {
        visits.put(element, times);
    }

    String id() {
        return id;
    }

    Map<String, Object> inputs() {
        return inputs;
    }

    /** How often each element is visited. */
    Map<String, Integer> visits() {
        Map<String, Integer> seen = new TreeMap<>(visits);
        seen.values().removeIf(count -> count == 0);
        return seen;
    }

    /** The variables that the process sets, as JSON. */
    Map<String, String> results() {
        return results;
    }

    /** The names of all variables that are there at the end. */
    Set<String> variables() {
        Set<String> names = new TreeSet<>(inputs.keySet());
        names.addAll(results.keySet());
        return names;
    }

    String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:test">
                <bpmn:process id="%s" isExecutable="true">
                %s%s</bpmn:process></bpmn:definitions>
                """.formatted(id, elements, flows);
    }
}
