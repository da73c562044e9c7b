package io.countersign.discuss;

import io.countersign.proof.Records;
import org.springframework.stereotype.Component;

/** What was found wrong, by whom, and whether it counts as settled. */
@Component
public final class DiscussionRecords implements Records {

    @Override
    public String name() {
        return "discussion";
    }

    @Override
    public String rows() {
        return """
                select id::text key, id place,
                       jsonb_build_object('item', item_no, 'issue', issue, 'author', author, 'organisation', organisation,
                                          'as', lower(said_as), 'resolved', resolved) content
                from discussion where job_id = :job""";
    }

    @Override
    public String events() {
        return """
                select raised.changed ->> 'discussionId' key, raised.stream_seq place,
                       jsonb_build_object('item', cast(split_part(raised.subject_id, '/', 2) as int),
                                          'issue', raised.changed -> 'issue', 'author', raised.actor -> 'subject',
                                          'organisation', raised.actor -> 'organisation', 'as', raised.changed -> 'as',
                                          'resolved', coalesce(last.action = 'issue.resolved', false)) content
                from event raised
                left join (select distinct on (changed ->> 'discussionId') changed ->> 'discussionId' id, action
                           from event where stream = :stream and action in ('issue.resolved', 'issue.reopened')
                           order by changed ->> 'discussionId', stream_seq desc) last
                  on last.id = raised.changed ->> 'discussionId'
                where raised.stream = :stream and raised.action = 'issue.raised'""";
    }
}
