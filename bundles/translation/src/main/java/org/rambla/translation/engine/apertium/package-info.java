// SPDX-License-Identifier: Apache-2.0
/** Apertium by its server APy: free, on one's own machine, pair by pair; languages without a pair of their own go through a third. */
package org.rambla.translation.engine.apertium;
