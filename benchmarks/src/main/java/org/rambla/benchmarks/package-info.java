// SPDX-License-Identifier: Apache-2.0
/** Measures the distribution from outside: what pages cost, how fast it starts, how much memory it takes. */
package org.rambla.benchmarks;
