wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"model":"static/static","messages":[{"role":"system","content":"You are helpful."},{"role":"user","content":"Hello!"}]}'
