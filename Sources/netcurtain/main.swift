print("netcurtain")
