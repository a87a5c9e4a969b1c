"""Who may open which page: every address × actor × ownership × state of the edition; test_access.py walks it.

owner     operator of the department whose unit wrote the draft and whose own entry is judged
unit      operator of that unit
other     operator of another department
head      head of the owner's department
judge     seated on the panel; unseated is a judge who is not
outcomes  ok 200 · go a redirect to another page · login a redirect to the login · else the status
edition   any: the same while it is prepared, runs and is archived
"""

TABLE = """
page                                       how   edition   stranger setda    owner    unit     other    head     judge    unseated observer
landing                                    GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
home                                       GET   any       login    go       go       go       go       go       go       go       go
awards                                     GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
rules                                      GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
account_login                              GET   any       ok       go       go       go       go       go       go       go       go
account_logout                             GET   any       go       ok       ok       ok       ok       ok       ok       ok       ok
account_change_password                    GET   any       login    ok       ok       ok       ok       ok       ok       ok       ok
account_set_password                       GET   any       login    go       go       go       go       go       go       go       go
account_reset_password                     GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
account_reset_password_done                GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
account_reset_password_from_key            GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
account_reset_password_from_key_done       GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
account_inactive                           GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
accounts:first-account                     GET   any       404      404      404      404      404      404      404      404      404
accounts:invitation-accept                 GET   any       410      410      410      410      410      410      410      410      410
accounts:user-list                         GET   any       login    ok       403      403      403      403      403      403      403
accounts:user-create                       GET   any       login    ok       403      403      403      403      403      403      403
accounts:user-edit                         GET   any       login    ok       403      403      403      403      403      403      403
accounts:user-invite                       POST  any       login    go       403      403      403      403      403      403      403
accounts:organization-list                 GET   any       login    ok       403      403      403      403      403      403      403
accounts:organization-create               GET   any       login    ok       403      403      403      403      403      403      403
accounts:organization-edit                 GET   any       login    ok       403      403      403      403      403      403      403
accounts:organization-export               GET   any       login    ok       403      403      403      403      403      403      403
accounts:organization-template             GET   any       login    ok       403      403      403      403      403      403      403
accounts:organization-import               GET   any       login    ok       403      403      403      403      403      403      403
accounts:organization-preview              GET   any       login    go       403      403      403      403      403      403      403
accounts:mail-list                         GET   any       login    ok       403      403      403      403      403      403      403
accounts:mail-detail                       GET   any       login    ok       403      403      403      403      403      403      403
accounts:mail-release                      GET   any       login    ok       403      403      403      403      403      403      403
accounts:mail-cancel                       GET   any       login    ok       403      403      403      403      403      403      403
accounts:mail-retry                        GET   any       login    go       403      403      403      403      403      403      403
competitions:edition-list                  GET   any       login    ok       403      403      403      403      403      403      ok
competitions:edition-create                GET   any       login    ok       403      403      403      403      403      403      403
competitions:edition-detail                GET   any       login    ok       403      403      403      403      403      403      403
competitions:edition-start                 GET   any       login    ok       403      403      403      403      403      403      403
competitions:edition-archive               GET   any       login    ok       403      403      403      403      403      403      403
competitions:edition-edit                  GET   any       login    ok       403      403      403      403      403      403      403
competitions:question-edit                 GET   any       login    ok       403      403      403      403      403      403      403
competitions:letter-edit                   GET   any       login    ok       403      403      403      403      403      403      403
competitions:category-edit                 GET   any       login    ok       403      403      403      403      403      403      403
competitions:checklist-edit                GET   any       login    ok       403      403      403      403      403      403      403
competitions:tier-edit                     GET   any       login    ok       403      403      403      403      403      403      403
competitions:roster-edit                   GET   any       login    ok       403      403      403      403      403      403      403
competitions:stage-create                  GET   any       login    ok       403      403      403      403      403      403      403
competitions:stage-edit                    GET   any       login    ok       403      403      403      403      403      403      403
competitions:stage-delete                  GET   any       login    ok       403      403      403      403      403      403      403
competitions:criterion-edit                GET   any       login    ok       403      403      403      403      403      403      403
competitions:extension-list                GET   any       login    ok       403      403      403      403      403      403      403
competitions:extension-create              GET   any       login    ok       403      403      403      403      403      403      403
competitions:extension-edit                GET   any       login    ok       403      403      403      403      403      403      403
competitions:extension-end                 GET   any       login    ok       403      403      403      403      403      403      403
submissions:submission-list                GET   any       login    403      ok       ok       ok       ok       403      403      403
submissions:submission-create              GET   any       login    403      ok       ok       ok       403      403      403      403
submissions:submission-detail              GET   any       login    ok       ok       404      404      ok       404      404      ok
submissions:submission-edit                GET   running   login    403      403      ok       404      403      403      403      403
submissions:submission-edit                GET   archived  login    403      403      go       404      403      403      403      403
submissions:submission-edit                GET   preparing login    403      403      go       404      403      403      403      403
submissions:submission-submit              GET   running   login    403      403      ok       404      403      403      403      403
submissions:submission-submit              GET   archived  login    403      403      go       404      403      403      403      403
submissions:submission-submit              GET   preparing login    403      403      go       404      403      403      403      403
submissions:submission-take-back           GET   running   login    403      403      ok       404      403      403      403      403
submissions:submission-take-back           GET   archived  login    403      403      go       404      403      403      403      403
submissions:submission-take-back           GET   preparing login    403      403      go       404      403      403      403      403
submissions:submission-automatic           POST  any       login    403      403      go       404      403      403      403      403
submissions:version-list                   GET   any       login    403      403      ok       404      403      403      403      403
submissions:submission-pdf                 GET   any       login    ok       ok       404      404      ok       404      404      ok
submissions:letter-template                GET   any       login    403      403      ok       404      403      403      403      403
submissions:attachment-add                 POST  any       login    403      403      404      404      403      403      403      403
submissions:attachment-remove              GET   running   login    403      404      ok       404      403      403      403      403
submissions:attachment-remove              GET   archived  login    403      404      go       404      403      403      403      403
submissions:attachment-remove              GET   preparing login    403      404      go       404      403      403      403      403
submissions:attachment-open                GET   any       login    ok       ok       404      404      ok       ok       404      ok
submissions:receipt-detail                 GET   any       login    ok       ok       ok       404      ok       404      404      ok
submissions:receipt-download               GET   any       login    ok       ok       ok       404      ok       404      404      ok
submissions:entry-list                     GET   running   login    ok       403      403      403      403      403      403      ok
submissions:entry-list                     GET   archived  login    ok       403      403      403      403      403      403      ok
submissions:entry-list                     GET   preparing login    ok       403      403      403      403      403      403      404
submissions:archive-download               GET   any       login    ok       403      403      403      403      403      403      403
submissions:participation                  GET   running   login    ok       403      403      403      403      403      403      ok
submissions:participation                  GET   archived  login    ok       403      403      403      403      403      403      ok
submissions:participation                  GET   preparing login    ok       403      403      403      403      403      403      404
submissions:participation-texts            GET   running   login    ok       403      403      403      403      403      403      403
submissions:participation-texts            GET   archived  login    go       403      403      403      403      403      403      403
submissions:participation-mail             GET   running   login    ok       403      403      403      403      403      403      403
submissions:participation-mail             GET   archived  login    go       403      403      403      403      403      403      403
submissions:participant-detail             GET   any       login    ok       403      403      403      403      403      403      403
submissions:screening-list                 GET   any       login    ok       403      403      403      403      403      403      403
submissions:screening-decide               GET   any       login    ok       403      403      403      403      403      403      403
submissions:submission-return              GET   any       login    ok       403      403      403      403      403      403      403
submissions:announcement                   GET   any       login    ok       403      403      403      403      403      403      403
submissions:announcement-print             GET   any       login    ok       403      403      403      403      403      403      403
judging:scorecard-list                     GET   any       login    403      403      403      403      403      ok       ok       403
judging:scorecard-edit                     GET   any       login    403      403      403      403      403      ok       404      403
judging:scorecard-grid                     GET   any       login    403      403      403      403      403      ok       404      403
judging:scorecard-grid-row                 GET   any       login    403      403      403      403      403      go       404      403
judging:scorecard-finish                   GET   any       login    403      403      403      403      403      ok       404      403
judging:scorecard-pdf                      GET   any       login    403      403      403      403      403      ok       404      403
judging:conflict-declare                   GET   any       login    403      403      403      403      403      ok       404      403
judging:conflict-list                      GET   running   login    ok       403      403      403      403      403      403      ok
judging:conflict-list                      GET   archived  login    ok       403      403      403      403      403      403      ok
judging:conflict-list                      GET   preparing login    ok       403      403      403      403      403      403      404
judging:conflict-print                     GET   running   login    ok       403      403      403      403      403      403      ok
judging:conflict-print                     GET   archived  login    ok       403      403      403      403      403      403      ok
judging:conflict-print                     GET   preparing login    ok       403      403      403      403      403      403      404
judging:conflict-record                    GET   any       login    ok       403      403      403      403      403      403      403
judging:conflict-lift                      GET   any       login    ok       403      403      403      403      403      403      403
judging:suggestion-list                    GET   any       login    ok       403      403      403      403      403      403      403
judging:suggestion-dismiss                 POST  any       login    go       403      403      403      403      403      403      403
judging:integrity-statement                GET   any       login    403      403      403      403      403      ok       404      403
judging:profile-edit                       GET   any       login    403      403      403      403      403      ok       ok       403
judging:profile-detail                     GET   any       login    ok       403      403      403      403      403      403      403
judging:blind-edit                         GET   any       login    ok       403      403      403      403      403      403      403
judging:stage-detail                       GET   any       login    ok       403      403      403      403      403      403      403
judging:stage-open                         GET   any       login    ok       403      403      403      403      403      403      403
judging:stage-assign                       POST  any       login    go       403      403      403      403      403      403      403
judging:panel-add                          POST  any       login    422      403      403      403      403      403      403      403
judging:panel-remove                       POST  any       login    go       403      403      403      403      403      403      403
judging:panel-invite                       GET   any       login    ok       403      403      403      403      403      403      403
judging:panel-invite-again                 POST  any       login    go       403      403      403      403      403      403      403
judging:panel-replace                      GET   any       login    ok       403      403      403      403      403      403      403
judging:panel-sheets                       GET   any       login    403      403      403      403      403      403      403      403
judging:assignment-edit                    GET   any       login    ok       403      403      403      403      403      403      403
judging:assignment-export                  GET   any       login    ok       403      403      403      403      403      403      403
judging:assignment-import                  GET   any       login    ok       403      403      403      403      403      403      403
judging:assignment-preview                 GET   any       login    go       403      403      403      403      403      403      403
judging:assignment-draw                    POST  any       login    go       403      403      403      403      403      403      403
judging:draw-detail                        GET   any       login    ok       403      403      403      403      403      403      403
judging:stage-remind                       GET   any       login    ok       403      403      403      403      403      403      403
judging:paper-list                         GET   any       login    ok       403      403      403      403      403      403      403
judging:paper-blank                        GET   any       login    ok       403      403      403      403      403      403      403
judging:paper-edit                         GET   any       login    ok       403      403      403      403      403      403      403
judging:paper-check                        POST  any       login    go       403      403      403      403      403      403      403
judging:paper-scan                         GET   any       login    ok       403      403      403      403      ok       404      403
judging:stage-close                        GET   any       login    ok       403      403      403      403      403      403      403
judging:stage-reopen                       GET   any       login    go       403      403      403      403      403      403      403
judging:analysis                           GET   running   login    ok       403      403      403      403      403      403      403
judging:analysis                           GET   archived  login    ok       403      403      403      403      403      403      ok
judging:analysis                           GET   preparing login    ok       403      403      403      403      403      403      404
judging:ranking                            GET   running   login    ok       403      403      403      403      403      403      403
judging:ranking                            GET   archived  login    ok       403      403      403      403      403      403      ok
judging:ranking                            GET   preparing login    ok       403      403      403      403      403      403      404
judging:presentation-detail                GET   any       login    ok       403      403      403      403      403      403      403
judging:presentation-edit                  GET   any       login    ok       403      403      403      403      403      403      403
judging:presentation-draw                  GET   any       login    ok       403      403      403      403      403      403      403
judging:presentation-draw-print            GET   any       login    ok       403      403      403      403      403      403      403
judging:presentation-swap                  GET   any       login    ok       403      403      403      403      403      403      403
judging:presentation-announce              GET   any       login    ok       403      403      403      403      403      403      403
judging:presentation-timer                 GET   any       login    ok       403      403      403      403      403      403      403
judging:presentation-gap                   POST  any       login    go       403      403      403      403      403      403      403
judging:presentation-print                 GET   any       login    ok       403      403      403      403      ok       404      403
judging:ranking-why                        GET   running   login    ok       403      403      403      403      403      403      403
judging:ranking-why                        GET   archived  login    ok       403      403      403      403      403      403      ok
judging:ranking-why                        GET   preparing login    ok       403      403      403      403      403      403      404
judging:ranking-groups                     GET   running   login    404      403      403      403      403      403      403      403
judging:ranking-groups                     GET   archived  login    404      403      403      403      403      403      403      404
judging:ranking-groups                     GET   preparing login    404      403      403      403      403      403      403      404
judging:reconsideration-list               GET   any       login    ok       403      403      403      403      403      403      403
judging:reconsideration-print              GET   any       login    404      403      403      403      403      403      403      403
judging:reconsideration-answer             GET   any       login    403      403      403      403      403      go       404      403
judging:panel-decision                     GET   any       login    404      403      403      403      403      403      403      403
judging:panel-ballot                       GET   any       login    404      403      403      403      403      403      403      403
results:downloads                          GET   running   login    ok       403      403      403      403      403      403      403
results:downloads                          GET   archived  login    ok       403      403      403      403      403      403      ok
results:downloads                          GET   preparing login    ok       403      403      403      403      403      403      404
results:download                           GET   running   login    ok       403      403      403      403      403      403      403
results:download                           GET   archived  login    ok       403      403      403      403      403      403      ok
results:download                           GET   preparing login    ok       403      403      403      403      403      403      404
results:overview                           GET   running   login    ok       403      403      403      403      403      403      403
results:overview                           GET   archived  login    ok       403      403      403      403      403      403      ok
results:overview                           GET   preparing login    ok       403      403      403      403      403      403      404
results:ceremony                           GET   running   login    ok       403      403      403      403      403      403      403
results:ceremony                           GET   archived  login    ok       403      403      403      403      403      403      ok
results:ceremony                           GET   preparing login    ok       403      403      403      403      403      403      404
results:document-list                      GET   running   login    ok       403      403      403      403      403      403      403
results:document-list                      GET   archived  login    ok       403      403      403      403      403      403      ok
results:document-list                      GET   preparing login    ok       403      403      403      403      403      403      404
results:document-download                  GET   running   login    409      403      403      403      403      403      403      403
results:document-download                  GET   archived  login    409      403      403      403      403      403      403      409
results:document-download                  GET   preparing login    409      403      403      403      403      403      403      404
results:document-edit                      GET   any       login    ok       403      403      403      403      403      403      403
results:sealing                            GET   any       login    ok       403      403      403      403      403      403      403
results:sealing-text                       GET   any       login    404      403      403      403      403      403      403      403
results:decree                             GET   any       login    go       403      403      403      403      403      403      403
results:unsealing                          GET   any       login    go       403      403      403      403      403      403      403
results:publication                        GET   any       login    go       403      403      403      403      403      403      403
results:publication-withdraw               GET   any       login    go       403      403      403      403      403      403      403
components                                 GET   any       ok       ok       ok       ok       ok       ok       ok       ok       ok
"""


def rows() -> list[tuple[str, str, str, dict[str, str]]]:
    """Returns (page, method, state of the edition, outcome by actor) for each line."""
    heading, *lines = TABLE.strip().splitlines()
    actors = heading.split()[3:]
    return [
        (name, method, state, dict(zip(actors, outcomes, strict=True)))
        for name, method, state, *outcomes in map(str.split, lines)
    ]
