import time
from tests import factories
from tests.bench import papers
def test_bench(client, setda, operator_dinkes, dinkes, monkeypatch):
    e=factories.make_edition(by=setda, year=2091)
    for i in range(100): factories.make_submission(e, dinkes, operator=operator_dinkes, complete=False, title=f"INOVASI NOMOR {i}")
    slug=papers.issue_certificates(); assert papers.issue_certificates()==slug
    client.force_login(setda)
    for _ in range(3):
        t=time.perf_counter(); r=client.get(f"/edisi/{slug}/piagam/cetak/"); print("CERT", time.perf_counter()-t, r.status_code, len(r.content), e.certificates.count())
