package io.countersign.discuss;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What was answered. */
@Component
public final class RemarkRecords implements Records {

    @Override
    public String name() {
        return "remark";
    }

    @Override
    public String rows() {
        return """
                select discussion_id::text key, r.id place,
                       jsonb_build_object('text', r.text, 'resolved', r.resolved, 'author', r.author,
                                          'organisation', r.organisation, 'as', lower(r.said_as)) content
                from remark r join discussion d on d.id = discussion_id where d.job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select changed ->> 'discussionId' key, stream_seq place,
                       jsonb_build_object('text', changed -> 'text',
                                          'resolved', case action when 'issue.resolved' then true when 'issue.reopened' then false end,
                                          'author', actor -> 'subject', 'organisation', actor -> 'organisation',
                                          'as', changed -> 'as') content
                from event where stream = :stream and action in ('issue.answered', 'issue.resolved', 'issue.reopened')""";
    }
}
