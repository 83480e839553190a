# ruff: noqa: E501 - a row is one line of a table
"""What mails amount to: sentences of many hands, and sentences that only look like them."""

import pytest

from written import read

PLAIN = [
    (
        "rejection",
        "Für „Data Analyst“ haben wir uns leider für eine andere Bewerberin entschieden; für Ihren „Plan B“ alles Gute.",
    ),
    (
        "rejection",
        "We have decided not to move forward with your application, without prejudice to later ones.",
    ),
    (
        "rejection",
        "Unfortunately, according to our HR policy, we will not be moving forward with your application.",
    ),
    ("rejection", "After careful consideration we have decided not to move forward with your application."),
    ("rejection", "We've chosen to proceed with other candidates whose experience is closer to our needs."),
    ("rejection", "I'm sorry to say the position has now been filled."),
    ("rejection", "Your application was unsuccessful on this occasion."),
    ("rejection", "They went with an internal candidate in the end."),
    ("rejection", "The panel felt another candidate had more relevant experience."),
    ("rejection", "You have not been shortlisted for interview."),
    ("rejection", "We won't be taking your application any further."),
    (
        "rejection",
        "Leider müssen wir Ihnen mitteilen, dass wir uns für einen anderen Bewerber entschieden haben.",
    ),
    ("rejection", "Leider konnten wir Ihre Bewerbung nicht berücksichtigen."),
    ("rejection", "Wir können Ihnen die Stelle nicht anbieten."),
    ("rejection", "Die Position wurde zwischenzeitlich anderweitig besetzt."),
    ("rejection", "Heute muss ich dir leider absagen."),
    ("invitation", "We would like to invite you to an interview on Tuesday, April 28 at 2 pm."),
    ("invitation", "Could you come in on Thursday at 10:30?"),
    ("invitation", "Your interview has been confirmed for April 28, 2026 at 3:00 PM."),
    ("invitation", "Gern laden wir Sie zu einem Gespräch am 28. April um 10 Uhr ein."),
    ("invitation", "Hätten Sie am Donnerstag um 14 Uhr Zeit für ein Telefonat?"),
    (
        "invitation",
        "Thank you for your interest in the role. We were impressed by your background and would like to invite you to a phone interview with me on Friday, April 24 at 10:30 am.",
    ),
    (
        "invitation",
        "Your profile stood out to us, so we would like to invite you to an interview on Friday, April 24 at 10:30 am.",
    ),
    (
        "invitation",
        "Ihr Profil ist uns aufgefallen; gern laden wir Sie zu einem Gespräch am 28. April um 10 Uhr ein.",
    ),
    ("choose_times", "Please pick a time that suits you: https://calendly.com/lark/30min"),
    ("choose_times", "Could you share your availability for a call next week?"),
    ("choose_times", "Welcher der folgenden Termine passt Ihnen: Mo, 27.4., 10 Uhr oder Di, 28.4., 14 Uhr?"),
    ("moved", "I'm afraid we need to reschedule our call to Friday, April 24 at 1 pm."),
    ("moved", "Leider müssen wir das Gespräch verschieben. Neuer Termin: 30.04.2026 um 11 Uhr."),
    ("cancelled", "Our call on Thursday is cancelled, I'll be in touch."),
    ("cancelled", "Leider muss ich unser Gespräch am Donnerstag absagen."),
    ("receipt", "We have received your application for the Data Analyst role."),
    ("receipt", "Ihre Bewerbung ist bei uns eingegangen."),
    ("holding", "We have not made a decision yet and hope to do so by April 29."),
    ("holding", "Das Auswahlverfahren ist noch nicht abgeschlossen."),
    ("question", "Could you let me know your salary expectations?"),
    ("question", "Es fehlt uns noch Ihr Arbeitszeugnis."),
    ("advance", "You have been shortlisted. Our coordinator will be in touch."),
    ("advance", "Sie sind in der engeren Auswahl."),
    ("task", "Please complete the online assessment by April 26."),
    ("task", "Anbei die Fallaufgabe. Abgabe bitte bis Dienstag, 21. April."),
    ("on_hold", "The search is on hold until the third quarter."),
    ("on_hold", "Wegen eines Einstellungsstopps ruht das Verfahren."),
    ("closed", "We have decided not to fill this position."),
    ("closed", "Die Ausschreibung wurde aufgehoben."),
    ("offer", "We are delighted to offer you the position of Data Analyst."),
    ("offer", "Wir freuen uns, Ihnen die Stelle als Disponent anbieten zu können."),
    ("contract", "Attached is your employment contract; please sign and return it by May 8."),
    ("contract", "Anbei erhalten Sie den Arbeitsvertrag zur Unterschrift."),
    ("references", "Could you send me the names of two references?"),
    ("references", "Könnten Sie uns zwei Referenzen nennen?"),
    ("courtesy", "Thank you for the kind note, it was lovely to meet you too."),
    ("cold", "I came across your profile and have an opening with a client of mine."),
    ("cold", "Ihr Profil ist mir aufgefallen. Sind Sie offen für einen Wechsel?"),
    ("noise", "Your verification code is 481 220."),
    ("rejection", "Wir gehen diesmal nicht gemeinsam weiter."),
    ("rejection", "Die Stelle hat nun eine Kollegin aus dem Lager bekommen."),
    (
        "invitation",
        "We invite you to the selection day on April 28 at 9:15. Please email your slides by April 24.",
    ),
    ("invitation", "Tuesday, April 28 at 3 pm works for us."),
    (
        "moved",
        "Den Termin am 28.4. um 10 Uhr muss ich absagen. Als Ersatz habe ich den 30.4. um 9 Uhr eingetragen.",
    ),
    ("holding", "Über Zusage oder Absage entscheidet die Kommission am Donnerstag."),
    ("receipt", "Hab Ihre Bewerbung gekriegt, danke."),
    ("moved", "Unser Gespräch morgen klappt leider nicht. Ginge auch Freitag, 24.4., 10 Uhr?"),
    ("holding", "The panel meets on Thursday and we'll let you know after that."),
    ("references", "Who may we call about your last two jobs?"),
    ("contract", "Anbei erhalten Sie den Arbeitsvertrag in zweifacher Ausfertigung."),
    ("choose_times", "Wann erreiche ich Sie in den kommenden Tagen am besten?"),
    ("advance", "Mein Mandant zählt Sie zur engeren Wahl."),
    ("rejection", "They have gone for somebody with a background in claims."),
    ("rejection", "The position of Night Auditor (ref. 4410) has been filled by another applicant."),
    ("rejection", "Sie lagen auf Platz zwei."),
    ("closed", "Wir suchen für das Lager nun doch keinen mehr."),
    ("task", "Tell us what you would change in this letter, and do not spend more than an hour."),
    ("choose_times", "Please mark all the slots that you could do."),
    ("invitation", "Gerne empfange ich Sie am Dienstag, 28. April, um 9 Uhr im Depot."),
    ("rejection", "The team has gone another way for this one."),
    ("rejection", "They have plumped for the other finalist."),
    ("rejection", "You have not been placed on the panel arising from this competition."),
    ("rejection", "Wir bedauern, Ihnen keine positivere Nachricht geben zu können."),
    ("offer", "The job's yours if you want it."),
    ("offer", "We'd be thrilled to have you on the team as our floor lead."),
    ("offer", "We are pleased to release the letter of intent for the role of Analyst."),
    (
        "invitation",
        "We would like to invite you to an interview on 28 April at 10, if you are still interested.",
    ),
    ("invitation", "Wir laden Sie zum Probearbeiten ein: Donnerstag, 30.04., 8.15 Uhr bis ca. 14 Uhr."),
    ("moved", "Thursday won't work for us any more, so let's say Friday at 11."),
    ("moved", "Would you mind if we made it half an hour earlier tomorrow, so 9:30 instead of 10?"),
    ("contract", "Your contract is attached. Please return it signed by the 5th of June."),
    ("on_hold", "The role has been parked until we know our budget for next year."),
    (
        "holding",
        "Somebody fell ill; your application is still very much alive.",
    ),
    ("task", "Before we meet, please write half a page on returns and send it over by Wednesday."),
    ("offer", "Die Entscheidung ist gefallen: Sie sind unsere Wunschkandidatin!"),
    ("receipt", "Thanks for throwing your hat in the ring!"),
    ("holding", "You have been placed third on the panel, from which vacancies will be filled."),
    ("holding", "Mit einer Rückmeldung können Sie bis Mitte Mai rechnen."),
    ("question", "What day rate are you chasing?"),
    ("references", "I'd need two people you've reported to, with phone numbers."),
    ("advance", "They'd like you back for a second stage, I'll sort a date."),
    ("cold", "Ich bin über Ihr XING-Profil gestolpert und besetze für einen Mandanten eine Stelle."),
]


@pytest.mark.parametrize(("kind", "text"), PLAIN)
def test_plain_words_tell_the_kind(kind: str, text: str) -> None:
    found = read(f"Hi Rosa,\n\n{text}\n\nBest regards\nDana Osei")
    assert (found.kind, found.is_plain) == (kind, True), found.likely


LOOK_ALIKE = [
    ("offer", "The position is yours if you pass the medical next week."),
    ("offer", "We'd love to have you on board one day."),
    ("invitation", "We'd love to have you on board as our analyst in May."),
    ("moved", "Thursday will not be a working day here."),
    ("rejection", "The panel opted for a person who can lead, and that is you."),
    ("rejection", "We settled on a candidate who convinced us all: you."),
    (
        "rejection",
        "The previous candidate has been given the job to lead the platform team, and you would work with them.",
    ),
    ("rejection", "We gave this post to our agency to advertise again."),
    ("rejection", "The position of team lead has been filled, so you will report to Kim Lee."),
    ("rejection", "It was between you and another candidate, and the team took a long time to decide."),
    (
        "rejection",
        "Die Stelle der Teamleitung haben wir aus dem Team besetzt; Sie würden an Frau Kim berichten.",
    ),
    ("rejection", "Aus dem Haus wurde schon viel besetzt, diese Stelle aber nicht."),
    ("offer", "Wir möchten Sie gern bei uns haben, am Montag um 10 Uhr zum Probearbeiten."),
    ("offer", "Wir möchten Sie beim Sommerfest bei uns haben."),
    ("offer", "Thank you for applying. The role pays $85,000 and starts on 1 June."),
    ("rejection", "If you are not selected for an interview, keep an eye on our careers page."),
    ("rejection", "Only shortlisted candidates will be contacted."),
    ("rejection", "Unvollständige Bewerbungen können leider nicht berücksichtigt werden."),
    ("rejection", "Sollten wir Ihnen leider absagen müssen, löschen wir Ihre Daten."),
    ("rejection", "Ob Zusage oder Absage, Sie hören von uns."),
    ("rejection", "We will let you know whether or not you have been successful."),
    ("rejection", "Unfortunately we cannot reimburse travel expenses."),
    ("invitation", "Should your background be a match, we will invite you to an interview."),
    ("invitation", "Successful candidates will be invited to an interview."),
    ("invitation", "Wenn Ihr Profil passt, laden wir Sie zu einem Gespräch ein."),
    ("invitation", "We are unable to invite you to an interview."),
    ("offer", "We are unable to offer you this position."),
    ("offer", "We would like to offer you an interview for the Data Analyst position."),
    ("offer", "We would like to offer you feedback on your application."),
    ("offer", "Wir können Ihnen die Stelle leider nicht anbieten."),
    ("offer", "If we offer you the position, we will need two references."),
    ("cancelled", "If you need to cancel or reschedule the interview, use the link below."),
    ("moved", "Need to change the interview? Reschedule here."),
    ("on_hold", "Please hold the line when you call."),
    ("rejection", "Wir haben uns noch nicht für einen Bewerber entschieden."),
    ("rejection", "Wir haben die Stelle noch keinem anderen Bewerber zugesagt."),
    ("rejection", "Der Termin mit dem Betriebsrat hat leider nicht geklappt, deshalb dauert es noch."),
    ("rejection", "I will be interviewing other candidates until Thursday."),
    ("invitation", "We would be happy to have you in our talent pool."),
    ("invitation", "When we invite you to the interview, bring your passport."),
    ("rejection", "Bei Nichtvorlage müssten wir Ihnen eine Absage erteilen."),
    ("rejection", "Ihre Bewerbung geht jetzt an eine Kollegin aus der Fachabteilung."),
    ("rejection", "Die Stelle hat bisher eine Kollegin betreut."),
    ("invitation", "I took your points to the board on Saturday."),
    ("invitation", "You're all set! Your application has been submitted."),
    ("rejection", "Note that we cannot make an offer until the medical is back."),
    ("rejection", "Our policy is not to make an offer after a single interview."),
    ("rejection", "We can't take your application further without a transcript."),
    ("rejection", "We have not decided against you, it just takes time."),
    ("rejection", "Sorry to hear you did not get the job at Lark."),
    ("rejection", "The other candidate has accepted another job, so we are back to you."),
    ("rejection", "The assistant position has been filled; the one you applied for is still open."),
    ("rejection", "Wir können Ihnen die Stelle nicht anbieten, bevor der Betriebsrat zugestimmt hat."),
    ("rejection", "Die Stelle war schon einmal besetzt, ist aber wieder frei."),
    ("rejection", "Wir wollen Ihnen nicht absagen, brauchen aber noch Zeit."),
    ("closed", "Das Verfahren ist nicht eingestellt worden, es dauert nur."),
    ("on_hold", "We put our hiring freeze behind us and are recruiting."),
    ("on_hold", "The role is not on hold, we are just slow."),
    ("offer", "Before we offer you the position we need to check two references."),
    ("offer", "We offer you a position on our waiting list."),
    ("offer", "We would like to hire you, subject to board approval on Monday."),
    ("offer", "Ich möchte Ihnen die Stelle gern anbieten, muss aber noch die Freigabe abwarten."),
    ("contract", "Before the interview, please sign the attached confidentiality agreement."),
    ("contract", "Den Vertrag unterschreiben Sie erst nach dem Probetag."),
    ("cancelled", "The interview with the other candidate was cancelled, so we could see you earlier."),
    ("invitation", "Wir laden Sie erst zu einem Gespräch ein, wenn der Test vorliegt."),
    ("rejection", "Your application has been closed as a duplicate."),
    ("rejection", "I am passing on your application to my colleague Tom."),
    ("rejection", "Please ignore the message saying that your application was unsuccessful."),
    ("rejection", "Wir hatten uns zunächst für eine andere Bewerberin entschieden, sie hat aber abgesagt."),
    ("closed", "The search function of our careers page has been discontinued."),
    ("cancelled", "Das Gespräch muss nicht ausfallen, ich finde einen Ersatz."),
    ("offer", "You have got the position description attached."),
    ("offer", "I would love to offer you the job, but it is not up to me."),
    ("contract", "Schicken Sie uns bitte Ihren jetzigen Arbeitsvertrag in Kopie."),
    ("on_hold", "Der Einstellungsstopp betrifft nur die Zentrale."),
    ("holding", "Please do not read our answer as a verdict on you."),
    ("out_of_office", "No news from the client: HR is on leave till Monday."),
    ("out_of_office", "Frau Berg ist erst ab Montag wieder im Büro, dann entscheiden wir."),
]


@pytest.mark.parametrize(("kind", "text"), LOOK_ALIKE)
def test_what_only_looks_like_a_kind_is_not_said_as_sure(kind: str, text: str) -> None:
    found = read(f"Hi Rosa,\n\n{text}\n\nBest regards\nDana Osei")
    assert (found.kind, found.is_plain) != (kind, True), found.because


def test_words_that_weigh_nothing_alone() -> None:
    for word in (
        "Unfortunately",
        "Leider",
        "We regret",
        "An offer",
        "Ihr Angebot",
        "Interview",
        "Schedule",
        "Position",
    ):
        assert not read(f"Hello Rosa, {word}. Dana").is_plain, word


def test_quoted_words_are_nobodys_news() -> None:
    quoted = "Thanks, noted!\n\nDana\n\n> We regret that we have decided not to move forward with your application."
    assert read(quoted).kind != "rejection"


def test_a_yes_and_a_no_at_once_are_asked() -> None:
    found = read(
        "We are delighted to offer you the position of Analyst. You have not been selected for the role."
    )
    assert not found.is_plain
