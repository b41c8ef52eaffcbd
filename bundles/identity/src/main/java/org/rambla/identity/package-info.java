// SPDX-License-Identifier: Apache-2.0
/**
 * Members, the organisations they act for, and how they get in.
 *
 * <p>An organisation holds seats and outlives the people in it; a member acts for one, in a function. Accounts begin with
 * an invitation ({@code invitation}) or, for the first administrator, with the address printed at start ({@code setup}).
 * {@code signin} knows passwords and how fast one may try them, {@code session} who is signed in, {@code account} what
 * members change about themselves, {@code member} and {@code organisation} the directory and its administration.
 *
 * <p>Every change is recorded as "member.changed", "member.deleted" or "organisation.changed". Deleted members keep a card
 * without a name, so that contributions stay with the organisation.
 */
package org.rambla.identity;
