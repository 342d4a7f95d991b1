/**
 * Unmet demand: what people asked for without getting a place, how often, and who waits on which list. It changes no
 * enrolment. Staff who do first interviews record here what could not be offered.
 */
package org.tremplin.enrolment.demand;
