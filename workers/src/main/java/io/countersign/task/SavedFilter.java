package io.countersign.task;

/**
 * A list with its filters that somebody keeps under a name.
 *
 * @param address what follows the question mark in the address of the list
 * @param shared whether everybody of the organisation sees it
 * @param own whether the person who asks keeps it
 */
public record SavedFilter(long id, String name, String address, boolean shared, boolean own, String keptBy) {}
