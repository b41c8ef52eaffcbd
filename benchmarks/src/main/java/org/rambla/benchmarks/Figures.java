// SPDX-License-Identifier: Apache-2.0
package org.rambla.benchmarks;

/**
 * What one page cost.
 *
 * @param requests how many were answered
 * @param perSecond of them
 * @param median in microseconds
 * @param slow 99 of 100 were faster, in microseconds
 * @param processor the server's processor time for one, in microseconds
 * @param database processor time of the database's own processes for one, in microseconds; 0 when it is in the server
 * @param bytes length of the answer as it was sent, on average
 */
record Figures(
        String page,
        int connections,
        int requests,
        double perSecond,
        double median,
        double slow,
        double processor,
        double database,
        long bytes) {}
