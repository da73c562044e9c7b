package io.countersign.api.discuss;

import io.countersign.discuss.Discussion;
import io.countersign.discuss.Issue;
import io.countersign.discuss.Remark;
import io.countersign.discuss.Voice;
import java.util.List;

/** @param remarks in the order in which they were made */
record DiscussionView(String id, int itemNo, Issue issue, Voice opening, boolean resolved, List<Remark> remarks) {
    static DiscussionView of(Discussion discussion) {
        return new DiscussionView(
                String.valueOf(discussion.id()),
                discussion.itemNo(),
                discussion.issue(),
                discussion.opening(),
                discussion.resolved(),
                discussion.remarks());
    }
}
