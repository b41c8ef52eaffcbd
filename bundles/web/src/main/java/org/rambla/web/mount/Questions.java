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
import java.util.function.LongSupplier;
import org.rambla.api.feature.Feature;
import org.rambla.api.visit.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Asks features for their part of a page, each on threads of its own; what fails or is late is left out. */
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final LongSupplier limitMs;

    /** @param limitMs how long all of them together are waited for, in milliseconds */
    Questions(LongSupplier limitMs) {
        this.limitMs = limitMs;
    }

    /** The answers by feature, in the order of the features. */
    <T> Map<String, T> ask(Collection<MountedFeature> features, Visit visit, Function<Feature, T> question) {
        return ask(features, visit, question, new ArrayList<>());
    }

    /** @param left filled with the features that were asked and did not answer, because they are late, busy or broken */
    <T> Map<String, T> ask(
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
                leftOut(feature, "is busy", null);
                left.add(feature);
            }
        }
        Map<String, T> answers = new LinkedHashMap<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs.getAsLong());
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
            leftOut(feature, "took too long", null);
        } catch (ExecutionException e) {
            leftOut(feature, "failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void leftOut(MountedFeature feature, String why, Throwable cause) {
        if (feature.threads().isShutdown()) {
            LOG.debug("Feature {} went while it was asked for its part of a page", feature.name(), cause);
        } else {
            LOG.warn("Feature {} {} and was left out of a page", feature.name(), why, cause);
        }
    }
}
