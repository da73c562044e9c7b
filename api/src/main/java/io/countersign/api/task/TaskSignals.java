package io.countersign.api.task;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the pages that are open whose lists have changed. A page that waits costs a socket and an object, no thread and no query. The
 * id of a signal counts the changes of its organisation since this server began, so a page that comes back is told whether it missed
 * any.
 */
@Component
class TaskSignals implements SmartLifecycle {
    /** Before the web server, which would wait for streams that never end. */
    private static final int BEFORE_THE_WEB_SERVER = Integer.MAX_VALUE;

    private final String server = UUID.randomUUID().toString();
    private final Map<String, Organisation> organisations = new ConcurrentHashMap<>();
    private volatile boolean running;

    private static final class Organisation {
        private final Set<SseEmitter> pages = new CopyOnWriteArraySet<>();
        private long changes;
    }

    /**
     * @param lastSeen the id of the last signal that the page has, or null for a new one
     * @param lasts then the browser connects anew, and who asks is looked at again
     */
    SseEmitter connect(String organisation, @Nullable String lastSeen, Duration lasts) {
        Organisation known = organisations.computeIfAbsent(organisation, name -> new Organisation());
        SseEmitter page = new SseEmitter(Math.max(1, lasts.toMillis()));
        page.onCompletion(() -> known.pages.remove(page));
        page.onTimeout(page::complete);
        page.onError(gone -> known.pages.remove(page));
        synchronized (known) {
            known.pages.add(page);
            boolean missed = lastSeen != null && !lastSeen.equals(id(known));
            send(known, page, missed ? "changed" : "connected");
        }
        if (!running || lasts.isZero()) {
            page.complete();
        }
        return page;
    }

    /** To be called when a change is committed. */
    void changed(Set<String> names) {
        for (String name : names) {
            Organisation known = organisations.computeIfAbsent(name, one -> new Organisation());
            synchronized (known) {
                known.changes++;
                known.pages.forEach(page -> send(known, page, "changed"));
            }
        }
    }

    /** Changes may have been missed. */
    void changedForAll() {
        changed(Set.copyOf(organisations.keySet()));
    }

    /** Finds out which pages have gone without a word. */
    void beat() {
        organisations.values().forEach(known -> {
            synchronized (known) {
                known.pages.forEach(page -> send(known, page, "beat"));
            }
        });
    }

    private void send(Organisation known, SseEmitter page, String name) {
        try {
            page.send(SseEmitter.event().id(id(known)).name(name).data(""));
        } catch (IOException | IllegalStateException gone) {
            known.pages.remove(page);
        }
    }

    private String id(Organisation known) {
        return server + ":" + known.changes;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        organisations.values().forEach(known -> known.pages.forEach(SseEmitter::complete));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
