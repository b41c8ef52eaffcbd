// SPDX-License-Identifier: Apache-2.0
/**
 * Imports that go on while nobody waits: {@link org.rambla.wiki.exchange.job.ImportJobs} keeps the file and what became of
 * each page, {@link org.rambla.wiki.exchange.job.ImportWorker} works at it, on any server and after a restart too.
 */
package org.rambla.wiki.exchange.job;
