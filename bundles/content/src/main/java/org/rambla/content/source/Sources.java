// SPDX-License-Identifier: Apache-2.0
package org.rambla.content.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rambla.api.content.ContentHead;
import org.rambla.api.content.ContentItem;
import org.rambla.api.content.ContentRegister;
import org.rambla.api.content.ContentSource;
import org.rambla.api.content.ContentSources;
import org.rambla.content.source.Source.Deadline;

/** The sources of the features that are installed. Their services are never got, nor asked, on a thread of core. */
@Component(service = {ContentSources.class, Sources.class})
public final class Sources implements ContentSources {
    private static final long LIMIT_MS = 2_000;

    private final ContentRegister register;
    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final ServiceTracker<ContentSource, Source> tracker;
    /** In milliseconds. */
    private final LongSupplier patience;

    @Activate
    public Sources(@Reference(name = "register") ContentRegister register, BundleContext context) {
        this.register = register;
        this.patience = () -> LIMIT_MS;
        this.tracker = new ServiceTracker<>(context, ContentSource.class, new Customizer(context));
        tracker.open();
    }

    /** For tests: without a framework, and answers are waited for as long as is said at that moment. */
    Sources(ContentRegister register, List<Source> known, LongSupplier limitMs) {
        this.register = register;
        this.patience = limitMs;
        this.tracker = null;
        sources.addAll(known);
    }

    @Deactivate
    public void stop() {
        tracker.close();
    }

    @Override
    public Set<String> types() {
        Deadline deadline = Deadline.in(patience.getAsLong());
        Set<String> types = new TreeSet<>();
        sources.forEach(source -> types.addAll(source.types(deadline)));
        return types;
    }

    @Override
    public Map<Long, ContentItem> items(Collection<Long> ids) {
        return itemsOf(register.heads(ids).values());
    }

    @Override
    public Map<Long, ContentItem> itemsOf(Collection<ContentHead> heads) {
        return gather(heads, ContentSource::items);
    }

    @Override
    public Map<Long, String> paths(Collection<Long> ids) {
        return pathsOf(register.heads(ids).values());
    }

    @Override
    public Map<Long, String> pathsOf(Collection<ContentHead> heads) {
        return gather(heads, ContentSource::paths);
    }

    @Override
    public List<Long> page(String type, long space, long after, int limit) {
        Deadline deadline = Deadline.in(patience.getAsLong());
        Source source = of(type, deadline);
        List<Long> page =
                source == null ? null : source.answer(source.ask(asked -> asked.page(space, after, limit)), deadline);
        if (page == null) {
            throw new IllegalStateException("No answer for content of type " + type);
        }
        return page;
    }

    @Override
    public Map<String, List<Map<String, String>>> about(long member) {
        Map<Source, Future<Map<String, List<Map<String, String>>>>> asked = new LinkedHashMap<>();
        sources.forEach(source -> asked.put(source, source.ask(service -> service.about(member))));
        Deadline deadline = Deadline.in(10 * patience.getAsLong());
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        asked.forEach((source, future) -> {
            Map<String, List<Map<String, String>>> answer = source.answer(future, deadline);
            if (answer == null) {
                throw new IllegalStateException("Not every feature told what it keeps about member " + member);
            }
            answer.forEach((name, facts) -> {
                if (name.matches("[a-z-]{1,40}") && !facts.isEmpty()) {
                    all.computeIfAbsent(name, key -> new ArrayList<>()).addAll(facts);
                }
            });
        });
        return all;
    }

    /** Tells every source something; whether all of them took it. */
    public boolean tell(Consumer<ContentSource> message) {
        boolean all = true;
        for (Source source : sources) {
            Future<Boolean> told = source.ask(asked -> {
                message.accept(asked);
                return true;
            });
            all &= Boolean.TRUE.equals(source.answer(told, Deadline.in(30_000)));
        }
        return all;
    }

    private <T> Map<Long, T> gather(
            Collection<ContentHead> heads, BiFunction<ContentSource, Collection<Long>, Map<Long, T>> question) {
        Deadline deadline = Deadline.in(patience.getAsLong());
        Map<Source, List<Long>> wanted = new LinkedHashMap<>();
        for (ContentHead head : heads) {
            Source source = of(head.kind(), deadline);
            if (source != null) {
                wanted.computeIfAbsent(source, s -> new ArrayList<>()).add(head.id());
            }
        }
        Map<Source, Future<Map<Long, T>>> asked = new LinkedHashMap<>();
        wanted.forEach((source, ids) -> asked.put(source, source.ask(service -> question.apply(service, ids))));
        Map<Long, T> answers = new HashMap<>();
        asked.forEach((source, future) -> {
            Map<Long, T> answer = source.answer(future, deadline);
            // What was not asked for is not taken: an item may only be told by the feature that made it.
            wanted.get(source).forEach(id -> {
                T item = answer == null ? null : answer.get(id);
                if (item != null) {
                    answers.put(id, item);
                }
            });
        });
        return answers;
    }

    private Source of(String type, Deadline deadline) {
        for (Source source : sources) {
            if (source.types(deadline).contains(type)) {
                return source;
            }
        }
        return null;
    }

    private final class Customizer implements ServiceTrackerCustomizer<ContentSource, Source> {
        private final BundleContext context;

        Customizer(BundleContext context) {
            this.context = context;
        }

        @Override
        public Source addingService(ServiceReference<ContentSource> reference) {
            Source source = new Source(reference.getBundle().getSymbolicName(), () -> context.getService(reference));
            sources.add(source);
            return source;
        }

        @Override
        public void modifiedService(ServiceReference<ContentSource> reference, Source source) {}

        @Override
        public void removedService(ServiceReference<ContentSource> reference, Source source) {
            sources.remove(source);
            source.stop();
        }
    }
}
