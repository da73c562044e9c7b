package io.countersign.discuss;

import java.util.List;

/**
 * An issue of an item, and what was said of it since.
 *
 * @param opening who raised it, and when
 * @param remarks in the order in which they were made
 */
public record Discussion(long id, int itemNo, Issue issue, Voice opening, boolean resolved, List<Remark> remarks) {}
