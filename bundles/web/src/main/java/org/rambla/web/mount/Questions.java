// SPDX-License-Identifier: Apache-2.0
package org.rambla.web.mount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.rambla.api.feature.Feature;
import org.rambla.api.visit.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Asks features for their part of a page, each on threads of its own; what fails or is late is left out. */
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);
    private static final long MILLISECONDS = 300;

    private Questions() {}

    /** The answers by feature, in the order of the features. */
    static <T> Map<String, T> ask(Collection<MountedFeature> features, Visit visit, Function<Feature, T> question) {
        return ask(features, visit, question, new ArrayList<>());
    }

    /** @param left filled with the features that were asked and did not answer, because they are late, busy or broken */
    static <T> Map<String, T> ask(
            Collection<MountedFeature> features,
            Visit visit,
            Function<Feature, T> question,
            List<MountedFeature> left) {
        if (features.isEmpty()) {
            return Map.of();
        }
        // Loaded now: a visit is one thread's, and from here on the features only read it.
        visit.grants();
        Map<MountedFeature, Future<T>> asked = new LinkedHashMap<>();
        for (MountedFeature feature : features) {
            try {
                asked.put(feature, feature.threads().submit(() -> answer(feature, visit, question)));
            } catch (RejectedExecutionException e) {
                LOG.warn("Feature {} is busy and was left out of a page", feature.name());
                left.add(feature);
            }
        }
        Map<String, T> answers = new LinkedHashMap<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLISECONDS);
        asked.forEach((feature, future) -> {
            if (!await(feature, future, deadline, answers)) {
                left.add(feature);
            }
        });
        return answers;
    }

    private static <T> T answer(MountedFeature feature, Visit visit, Function<Feature, T> question) {
        // As many places as threads: there is one unless the feature is blocked.
        if (!feature.questions().enter()) {
            return null;
        }
        MDC.put("request", visit.requestId());
        try {
            return question.apply(feature.service());
        } finally {
            MDC.clear();
            feature.questions().leave();
        }
    }

    private static <T> boolean await(MountedFeature feature, Future<T> future, long deadline, Map<String, T> answers) {
        try {
            T answer = future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (answer != null) {
                answers.put(feature.name(), answer);
            }
            return true;
        } catch (TimeoutException e) {
            // Not interrupted: an interrupted thread makes Derby close its connection.
            future.cancel(false);
            feature.threads().remove((Runnable) future);
            LOG.warn("Feature {} took too long and was left out of a page", feature.name());
        } catch (ExecutionException e) {
            LOG.warn("Feature {} failed and was left out of a page", feature.name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
