/**
 * Tremplin, room by room: a package is a capability, or a room inside one, and says in its {@code package-info} what it owns.
 * Each stands on what is written below it, and on nothing above; {@code ArchitectureTest} holds the arrows:
 *
 * <pre>
 * reporting · transfer   files · people · demo
 * progress     certificates · funding
 * attendance   hours · closing · checkin · facts         alerts
 * enrolment    levels · demand · intake · inbox          offer
 * planning     availability · staffing · logbook · calendar · timetable
 * catalogue    projects
 * people       contact · lists · privacy · merging       employment
 * access       accounts · audit
 * web          tags
 * platform     files · paper · installation
 * </pre>
 *
 * <p>Rooms inside a capability share its addresses, texts and folder of pages. Groups and sessions stay one room ({@code planning}):
 * who is within reach as a trainer, whether a room is free and which rooms somebody sees are asked of both at once. Marks,
 * roll-call, seals and signatures stay one ({@code attendance}): they are consistent together.
 *
 * <p>What the field calls things: the word of the code, the word of the screen, and what it means. The whole list, with
 * sources, is the glossary of the design (field.md §7).
 *
 * <table>
 * <caption>Glossary</caption>
 * <tr><td>Association</td><td>association</td><td>the organisation that owns the data</td></tr>
 * <tr><td>Site, Room</td><td>lieu, salle</td><td>a place; a room in it, with its capacity</td></tr>
 * <tr><td>Pole</td><td>pôle</td><td>a family of activities</td></tr>
 * <tr><td>Activity</td><td>activité</td><td>what is offered: a course, a workshop, a module</td></tr>
 * <tr><td>Group</td><td>groupe</td><td>one run of an activity between two dates</td></tr>
 * <tr><td>Session</td><td>séance</td><td>one meeting of a group</td></tr>
 * <tr><td>Closure</td><td>fermeture</td><td>days without sessions</td></tr>
 * <tr><td>Person</td><td>personne</td><td>anybody known; roles are added, never copied</td></tr>
 * <tr><td>Learner, Trainer, Coordinator</td><td>apprenant·e, formateur·rice, coordinateur·rice</td><td>roles of a person</td></tr>
 * <tr><td>Merge</td><td>fusion de fiches</td><td>two files of one person joined, with a way back</td></tr>
 * <tr><td>Enrolment</td><td>inscription</td><td>a person in a group, with states and dates</td></tr>
 * <tr><td>Waiting list</td><td>liste d'attente</td><td>who asked for a place where there is none, in order</td></tr>
 * <tr><td>Intake</td><td>accueil</td><td>the first conversation, and the group that follows from it</td></tr>
 * <tr><td>Level, Skill</td><td>niveau, activité langagière</td><td>an assessment's result, of one of the framework's skills</td></tr>
 * <tr><td>Roll-call</td><td>appel</td><td>marking a session</td></tr>
 * <tr><td>Attendance mark</td><td>présence</td><td>a person in a session, in minutes; no row: not marked</td></tr>
 * <tr><td>Seal</td><td>feuille scellée</td><td>a sheet that is final: a link of its group's chain</td></tr>
 * <tr><td>Sign-in sheet</td><td>feuille d'émargement</td><td>the signed evidence, filled or blank</td></tr>
 * <tr><td>Excused, absent</td><td>absence justifiée, injustifiée</td><td>with an accepted reason, or without</td></tr>
 * <tr><td>Credited hours</td><td>heures assimilées</td><td>not attended, but counted by a funder's rule</td></tr>
 * <tr><td>Attendances</td><td>présences</td><td>marks with minutes</td></tr>
 * <tr><td>Different people</td><td>personnes différentes</td><td>those present at least once in the period</td></tr>
 * <tr><td>Unnamed heads</td><td>participants anonymes</td><td>a number, without identity</td></tr>
 * <tr><td>People served</td><td>personnes touchées</td><td>who had something of an event or a product</td></tr>
 * <tr><td>Person-hours</td><td>heures-personnes</td><td>minutes present ÷ 60</td></tr>
 * <tr><td>Hours given</td><td>heures dispensées</td><td>the length of held sessions</td></tr>
 * <tr><td>Attendance rate</td><td>taux de présence</td><td>minutes present of people on the list ÷ expected minutes</td></tr>
 * <tr><td>Diligence</td><td>assiduité</td><td>the same without excused absences</td></tr>
 * <tr><td>Programme, Scheme</td><td>dispositif</td><td>a funder's set of rules with dates; the part of it that a person follows</td></tr>
 * <tr><td>Target, Pace</td><td>objectif, rythme</td><td>hours due by a date; how far somebody is</td></tr>
 * <tr><td>Counting rule</td><td>règle de comptage</td><td>tolerance, unit, rounding and credit of a programme</td></tr>
 * <tr><td>Certificate</td><td>attestation</td><td>a frozen statement of hours, with a number</td></tr>
 * <tr><td>Step</td><td>étape</td><td>dated progress toward work</td></tr>
 * <tr><td>Retention</td><td>délai de conservation</td><td>how long after the last contact something is kept, by purpose</td></tr>
 * <tr><td>Reach</td><td>portée</td><td>which sites' rows an account sees with a permission</td></tr>
 * </table>
 *
 * <p>Where some rules live: who may do what: {@code access.Permission}, asked for by {@code access.Gate} · whose rows:
 * {@code access.Reach} · a place in a full group: {@code enrolment.Enrolments} · who is on the list on a day: {@code
 * enrolment.Attending} · what a mark may say and how many minutes it has: {@code attendance.MarkValue} · which of two taps
 * counts: {@code attendance.Unseen} · clashes of rooms and trainers: {@code planning.Clashes} · how a funder counts: {@code
 * catalogue.CountingRule} · how names compare: {@code platform.Folding} · how a cell of a file is read: {@code platform.files.Cells} · what is erased when: {@code people.privacy.PrivacyRegister}.
 */
package org.tremplin;
