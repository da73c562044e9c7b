package io.countersign.processes;

/**
 * A message that starts an instance or that an instance waits for.
 *
 * @param name its name, kebab-case
 * @param key the variable whose value is the correlation key
 */
public record Message(String name, Variable<String> key) implements Identified {

    @Override
    public String id() {
        return name;
    }
}
